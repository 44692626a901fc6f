#!/bin/sh
# Moves the build to another Maven: .mvn/upgrade-maven.sh 3.9.16
# The wrapper plugin writes mvnw anew, without the search for a JDK. This puts the search back, so use this instead of
# wrapper:wrapper.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
search='. "$(dirname "$0")/.mvn/find-jdk.sh"'

# Prints the wrapper script $1 with the search for a JDK as its first command; a script that has it stays as it is.
with_search() {
  if grep -qF "$search" "$1"; then
    cat "$1"
  else
    awk -v search="$search" '
      !done && NR > 1 && !/^#/ && !/^[ \t]*$/ {
        print "# Civstack: find a JDK before anything else (.mvn/upgrade-maven.sh writes this, a test guards it)."
        print search
        print ""
        done = 1
      }
      { print }' "$1"
  fi
}

case "${1:-}" in
--print) with_search "$2" ;;
[0-9]*)
  (cd "$root" && ./mvnw -q -N wrapper:wrapper "-Dmaven=$1")
  with_search "$root/mvnw" >"$root/mvnw.new"
  cat "$root/mvnw.new" >"$root/mvnw"
  rm "$root/mvnw.new"
  rm -f "$root/mvnw.cmd"
  ;;
*)
  echo "usage: .mvn/upgrade-maven.sh MAVEN-VERSION" >&2
  exit 2
  ;;
esac
