#!/bin/bash
# Proves that the OpenAPI document and the program agree: schemathesis makes requests, right and wrong ones, from the
# document and compares every answer with it: all its checks, all its phases. schemathesis.sh URL SCRATCH
#
# The deterministic mode makes the same requests in the same order in every run. The coverage phase is whole for every
# route but the lists: from a list's hundreds of parameters it makes thousands of requests that each carry nearly all of
# them, which takes most of an hour, so each list gets LIST_SECONDS of it; a slow machine gets less far, and more time
# where it got nowhere. The other phases have no such limit. LIST_SECONDS=3600 runs all of it.
# A query may have 100 parameters and most of a list's requests there carry more, so that they are refused: for them it is
# not checked that valid requests are accepted, nor that other methods are refused as such: some are too long to be read
# to their end. The other phases and check_http.py check that.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
base=$1
export DIRECTORY=$base # where the hooks read what each filter takes
cd "$2" # it keeps its notes in the working folder
failures=0
collections=$(curl --silent --fail --noproxy '*' "$base/" | python -c 'import json, sys; print(*(one["name"] for one in json.load(sys.stdin)["data"]["collections"]))')
read -ra lists <<<"$collections timeline changes map {collection}/{id}/history"

run() { # TITLE SECONDS ARGUMENTS…: one run, ended with a failure where it lasts longer
  local title=$1 seconds=$2 output=$PWD/schemathesis.txt status=0
  shift 2
  PYTHONPATH=$here SCHEMATHESIS_HOOKS=schemathesis_hooks timeout --signal=INT --kill-after=10 "$seconds" \
    schemathesis --config-file "$here/schemathesis.toml" run "$base/openapi.json" --checks all --mode all \
    --generation-deterministic --request-timeout 10 --continue-on-failure --no-color "$@" >"$output" 2>&1 || status=$?
  if [ "$status" -eq 0 ]; then
    echo "  $title: $(grep -oE '[0-9]+ generated.*' "$output" || echo 'nothing was generated')"
    grep -qE '[1-9][0-9]* generated' "$output" || return 1 # nothing was proved
  else
    echo "  $title: FAILED ($status)"
    sed -n '/^=* FAILURES\|^=* ERRORS\|^Error/,$p' "$output" | grep . | cut -c1-600 | head -"${LINES_SHOWN:-120}" || true
    [ "$status" -ne 124 ] || echo "  was not done after $seconds seconds"
    failures=$((failures + 1))
  fi
}

# all examples of /operations together are more parameters than a query may have
run "examples" 100 --phases examples --workers 2 --exclude-path /operations || failures=$((failures + 1))
run "examples, /operations" 60 --phases examples --include-path /operations --exclude-checks positive_data_acceptance || failures=$((failures + 1))
run "fuzzing, stateful" 400 --suppress-health-check=filter_too_much --exclude-name "POST /match" --exclude-name "POST /reconcile" --exclude-name "OPTIONS /timegate/{path}" --phases fuzzing,stateful --max-examples "${EXAMPLES:-30}" --workers 2 || failures=$((failures + 1))
run "coverage, all but lists" 300 --exclude-name "OPTIONS /timegate/{path}" --phases coverage --workers 2 --exclude-path-regex "^/($(IFS='|'; echo "${lists[*]}" | sed 's/[{}]/\\&/g'))\$" || failures=$((failures + 1))
for list in "${lists[@]}"; do
  budget=${LIST_SECONDS:-12}
  [ "$list" != operations ] || budget=$((budget * 2)) # making its first request alone takes long
  for _ in 1 2 3; do
    if run "coverage, GET /$list" $((budget + 60)) --phases coverage --max-time "$budget" --include-name "GET /$list" --exclude-checks positive_data_acceptance,unsupported_method; then continue 2; fi
    budget=$((budget * 2))
  done
  failures=$((failures + 1))
done
[ "$failures" -eq 0 ]
