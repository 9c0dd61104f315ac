#!/usr/bin/env bash
# Counts the instructions and allocations of a request, by whose they are, as a table in Markdown.
#   profile.sh PROGRAM [options of profile.py: --requests N, --keep FOLDER, --output FILE]
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,3s/^# //p' "$0" >&2; exit 64; }
program=$1
shift
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=${BENCHMARK_BUILD:-$here/../../.build-bench}
command -v valgrind >/dev/null || { echo "profile.sh: valgrind is not installed" >&2; exit 69; }

mkdir -p "$build/profiled"
make -s -C "$here/../reference" OUT="$(realpath "$build")"
flags=(-std=gnu17 -O2 -Wall -Wextra -Werror -shared -fPIC)
cc "${flags[@]}" -o "$build/malloc_counter.so" "$here/malloc_counter.c"
cc "${flags[@]}" -o "$build/sigsuspend.so" "$here/sigsuspend.c"
# valgrind 3.19 does not read what clang writes for debuggers; the names of functions stay
objcopy --strip-debug "$program" "$build/profiled/osce-directory"

exec python3 "$here/profile.py" "$build/profiled/osce-directory" --reference "$build/reference" \
  --malloc-counter "$build/malloc_counter.so" --sigsuspend "$build/sigsuspend.so" "$@"
