#!/bin/sh
# Counts the lines of mechanism in each service: what it writes by hand that has nothing to do with its domain. Imports
# and blank lines do not count. A file is mechanism when it speaks to Kafka's, S3's or PostgreSQL's clients, keeps
# threads or executors, carries trace context, digests, runs by the clock, or claims rows that workers compete for.
#
#   docs/mechanism-lines.sh [REVISION ...]     without a revision: the working tree
set -eu
cd "$(git rev-parse --show-toplevel)"

kafka='org\.apache\.kafka\.(clients\.(admin|producer|consumer\.(Kafka|ConsumerConfig|Acknowledge))|common)'
clients='io\.minio|org\.postgresql|io\.agroal|io\.quarkus\.scheduler|org\.eclipse\.microprofile\.health'
traces='io\.opentelemetry\.context\.propagation|java\.security\.MessageDigest'
waits='Executor|Semaphore|BlockingQueue|CountDownLatch|ArrayBlockingQueue|RejectedExecution'
calls='Thread\.(ofVirtual|ofPlatform|sleep)|skip locked|OffsetDateTime|set lease_until'
pattern="import ($kafka|$clients|$traces|java\.util\.concurrent\.($waits))|$calls"

files() { # revision or nothing, service
  if [ -n "$1" ]; then
    git ls-tree -r --name-only "$1" -- "$2/src/main/java"
  else
    find "$2/src/main/java" -name '*.java' 2>/dev/null
  fi | grep '\.java$' || true
}

content() { if [ -n "$1" ]; then git show "$1:$2"; else cat "$2"; fi; }

count() { # revision or nothing
  revision=$1
  printf '%s\n' "${revision:-working tree}"
  total=0
  for service in $(git ls-tree --name-only "${revision:-HEAD}" | grep -- '-service$'); do
    lines=0
    number=0
    for file in $(files "$revision" "$service"); do
      if content "$revision" "$file" | grep -Eq "$pattern"; then
        more=$(content "$revision" "$file" | grep -Evc '^(import .*|package .*|[[:space:]]*)$' || true)
        lines=$((lines + more))
        number=$((number + 1))
        [ -z "${VERBOSE:-}" ] || printf '    %4d %s\n' "$more" "$file"
      fi
    done
    printf '  %-20s %5d lines in %d files\n' "$service" "$lines" "$number"
    total=$((total + lines))
  done
  printf '  %-20s %5d lines\n' total "$total"
}

if [ $# -eq 0 ]; then count ''; else for revision in "$@"; do count "$revision"; done; fi
