#!/bin/sh
# Builds or tests the page with the machine's Node: build.sh build OUTPUT_FOLDER SKIP | build.sh test SKIP
# Without Node, or with -DskipUi, it prints a warning and leaves the page out; the rest of the platform works without.
set -eu
cd "$(dirname "$0")"
task=$1
for skip in "$@"; do :; done

leave_out() {
  echo "[WARNING] The web page is left out: $1. The command line and the API work without it."
  exit 0
}

if [ "$skip" = true ]; then leave_out "-DskipUi is set"; fi
command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 ||
  leave_out "node and npm are not on the path (20.19 or newer is needed)"
node -e '
  const [a, b] = process.versions.node.split(".").map(Number);
  process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1);
' || leave_out "node $(node --version) is not supported (20.19, 22.12 or newer is needed)"

# npm ci empties node_modules first, so it runs only when the lock file has changed since the last time.
if ! cmp -s package-lock.json node_modules/.civstack-lock; then
  npm ci --no-audit --no-fund --loglevel=error || {
    echo "[ERROR] npm ci failed; -DskipUi builds without the page."
    exit 1
  }
  cp package-lock.json node_modules/.civstack-lock
fi

case $task in
  build)
    rm -rf "$2/assets"
    node node_modules/vite/bin/vite.js build --outDir "$2" --logLevel warn
    ;;
  test)
    node node_modules/typescript/bin/tsc --noEmit
    node test/run.mjs
    ;;
esac
