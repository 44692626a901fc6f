# Sourced by mvnw and civstack: leaves JAVA_HOME at a JDK 25 or newer, or says where to get one and exits.
# Quarkus augments inside Maven's own JVM, so a toolchain is not enough: Maven itself must run on the JDK of the
# bytecode.
civstack_jdk_feature() {
  [ -x "$1/bin/javac" ] || { echo 0; return; }
  feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  echo "${feature:-0}"
}

civstack_find_jdk() {
  on_path=$(command -v java 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JDK25_HOME:-}" "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ "$(civstack_jdk_feature "$home")" -ge 25 ] && { JAVA_HOME=$home; export JAVA_HOME; return 0; }
  done
  echo "Civstack needs a JDK 25 or newer, and found none: install Temurin 25 (https://adoptium.net)" \
    "or set JDK25_HOME to one." >&2
  return 1
}

civstack_find_jdk || exit 1
