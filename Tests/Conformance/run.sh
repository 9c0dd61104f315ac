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

# shellcheck source=Tests/serve.sh
. "$here/../serve.sh"
serve "$program"

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
