#!/bin/bash
# Judges a built program by what a stranger's tools say of it: run.sh PROGRAM
# Every check runs, also after one that failed; 0 only when all pass. CHECKS="check_http.py …" runs these alone.
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: run.sh PROGRAM" >&2; exit 64; }
program=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(cd "$here/../.." && pwd)/.build-conformance
environment=$work/tools-$(sha256sum "$here/requirements.txt" | cut -c1-12)

if [ ! -e "$environment/complete" ]; then
  rm -rf "$environment"
  mkdir -p "$work"
  echo "Making $environment"
  "${PYTHON:-python3}" -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
  touch "$environment/complete"
fi

scratch=$(mktemp -d)
server=
finish() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$scratch"
}
trap finish EXIT

cp "$program" "$scratch/program" # a build meanwhile must not pull it away
: >"$scratch/output" # there before the loop below reads it
"$scratch/program" serve --port 0 >"$scratch/output" 2>"$scratch/errors" &
server=$!
base=
for _ in $(seq 150); do
  [ -n "$base" ] || base=$(sed -nE '1s/.* on (http:\/\/127\.0\.0\.1:[0-9]+).*/\1/p' "$scratch/output")
  if [ -n "$base" ] && curl --silent --fail --noproxy '*' --output /dev/null "$base/readyz"; then break; fi
  kill -0 "$server" 2>/dev/null || { echo "the program ended" >&2; cat "$scratch/errors" >&2; server=; exit 1; }
  sleep 0.2
done
curl --silent --fail --noproxy '*' --output /dev/null "$base/readyz" || { echo "the program is not ready after 30 seconds" >&2; exit 1; }
echo "Checking $base"

export PATH="$environment/bin:$PATH" NO_PROXY=127.0.0.1 PYTHONDONTWRITEBYTECODE=1
passed=0 failed=0
for check in ${CHECKS:-check_openapi.py check_records.py check_http.py check_formats.py check_walk.py check_parts.py check_pages.py check_guides.py check_seed_schemas.py check_wire.sh schemathesis.sh}; do
  echo
  echo "== $check"
  started=$SECONDS
  case $check in
    check_parts.py) run=("$environment/bin/python" "$here/$check" "$base" "$scratch/program") ;;
    *.py) run=("$environment/bin/python" "$here/$check" "$base") ;;
    *) run=("$here/$check" "$base" "$scratch") ;;
  esac
  if "${run[@]}"; then
    passed=$((passed + 1)) word=passed
  else
    failed=$((failed + 1)) word=FAILED
  fi
  echo "== $check $word after $((SECONDS - started)) s"
  kill -0 "$server" 2>/dev/null || { echo "the program ended during $check" >&2; cat "$scratch/errors" >&2; failed=$((failed + 1)); server=; break; }
done

echo
echo "conformance: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
