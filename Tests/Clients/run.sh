#!/bin/bash
# Has programs of others read what a built program serves: run.sh PROGRAM
# Every check_*.py runs, also after one that failed; 0 only when all pass. CHECKS="check_x.py …" runs these alone.
#
# A check is called as `check_x.py ADDRESS PROGRAM FOLDER`: where the program listens, the program itself, and an empty folder
# to write into. Line `# requires: a==1 b==2` in its head names what it needs from PyPI. Each list has an environment of its
# own under .build-clients, since versions that one tool needs exclude those of another.
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: run.sh PROGRAM" >&2; exit 64; }
program=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(cd "$here/../.." && pwd)/.build-clients
mkdir -p "$work"

# Prints the folder of the environment that a check needs; makes it where it is not there.
environment() {
  local needs folder
  needs=$(sed -nE 's/^# requires: *//p' "$here/$1")
  folder=$work/tools-$(printf %s "$needs" | sha256sum | cut -c1-12)
  if [ ! -e "$folder/complete" ]; then
    rm -rf "$folder"
    echo "Making $folder: $needs" >&2
    "${PYTHON:-python3}" -m venv "$folder" &&
      # shellcheck disable=SC2086 # a word for each package
      { [ -z "$needs" ] || "$folder/bin/pip" install --quiet --disable-pip-version-check $needs >&2; } || return 1
    touch "$folder/complete"
  fi
  echo "$folder"
}

# shellcheck source=Tests/serve.sh
. "$here/../serve.sh"
serve "$program"

export NO_PROXY=127.0.0.1 no_proxy=127.0.0.1 PYTHONDONTWRITEBYTECODE=1
passed=0 failed=0
for check in ${CHECKS:-$(cd "$here" && ls check_*.py)}; do
  echo
  echo "== $check"
  started=$SECONDS
  mkdir -p "$scratch/$check.d"
  if tools=$(environment "$check") &&
    PATH="$tools/bin:$PATH" "$tools/bin/python" "$here/$check" "$base" "$scratch/program" "$scratch/$check.d"; then
    passed=$((passed + 1)) word=passed
  else
    failed=$((failed + 1)) word=FAILED
  fi
  echo "== $check $word after $((SECONDS - started)) s"
  kill -0 "$server" 2>/dev/null || { echo "the program ended during $check" >&2; cat "$scratch/errors" >&2; failed=$((failed + 1)); server=; break; }
done

echo
echo "clients: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
