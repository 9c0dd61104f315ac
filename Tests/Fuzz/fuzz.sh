#!/bin/bash
# Fuzzes for a bounded time: fuzz.sh FUZZ DICTIONARIES TARGET…
# FUZZ is the program of the Swift targets, DICTIONARIES the folder that dictionary.py has written into; the C target is
# built here. FUZZ_SECONDS (60) is the time for each.
set -euo pipefail

[ $# -ge 3 ] || { echo "usage: fuzz.sh FUZZ DICTIONARIES TARGET..." >&2; exit 64; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$(realpath "$1") dictionaries=$(realpath "$2")
shift 2
work=$root/.build-fuzz/run
mkdir -p "$work"

# what the leak checker takes for lost and is not; a broken law stops at once instead of printing a backtrace first
export LSAN_OPTIONS=suppressions=$root/Tests/Sanitizers/leaks.supp:print_suppressions=0 SWIFT_BACKTRACE=enable=no

passed=0 failed=0 executions=0
for name; do
  mkdir -p "$work/$name" "$work/found"
  command=("$program" "$name") options=(-max_len=4096)
  case $name in
    query) options+=("-dict=$dictionaries/query.dict") ;;
    search | message) options+=("-dict=$dictionaries/search.dict") ;;
    # a request that takes long is what is looked for, and the law names it
    cost) options=(-max_len=8192 -timeout=60 "-dict=$dictionaries/query.dict") ;;
    shim)
      command=("$work/fuzz-shim") options=(-max_len=8192 "-dict=$here/shim.dict")
      clang -g -O1 -std=gnu2x -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -fuse-ld=lld \
        -I "$root/Sources/CMicroHTTPDShim/include" "$here"/Shim/*.c "$root"/Sources/CMicroHTTPDShim/*.c -lmicrohttpd -lgnutls \
        -o "$work/fuzz-shim"
      ;;
  esac
  if "${command[@]}" "$work/$name" "$here/Corpus/$name" "-max_total_time=${FUZZ_SECONDS:-60}" \
    -artifact_prefix="$work/found/$name-" -print_final_stats=1 "${options[@]}" >"$work/$name.log" 2>&1; then
    passed=$((passed + 1)) word=clean
  else
    failed=$((failed + 1)) word="NOT CLEAN, see $work/$name.log and $work/found"
  fi
  count=$(sed -nE 's/^stat::number_of_executed_units: +([0-9]+)$/\1/p' "$work/$name.log")
  executions=$((executions + ${count:-0}))
  echo "$name: ${count:-0} inputs tried, $word"
done
echo "$executions inputs in all"
echo "fuzz: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
