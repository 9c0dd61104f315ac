#!/usr/bin/env bash
# Measures everything and writes the tables into a Markdown file:
#   bench.sh PROGRAM [docs/benchmarks.md]
# What docs/scaling.md calculates from docs/benchmarks.md is then written anew (scaling.py).
#
# What can be set in the environment:
#   ROUNDS, REQUESTS, CASES   options of run.py
#   COUNTS, BENCHMARK_DATA    options of scale.py: numbers of operations; where datasets are kept between runs
#   PARTS                     which parts to run: run limits scale profile
#   PROFILED                  the program for the profile, with Swift's libraries apart (PROGRAM)
#   HUMMINGBIRD               the peer, built already; empty leaves it out
#   BENCHMARK_BUILD           where things are built (.build-bench)
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 64; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
program=$(realpath "$1")
report=${2:-$root/docs/benchmarks.md}
build=${BENCHMARK_BUILD:-$root/.build-bench}
mkdir -p "$build"
build=$(realpath "$build")
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
PATH=$PATH:/usr/sbin

# What is missing is installed where apt lets us; whoever is missing still is left out by the parts themselves.
install_missing() {
  local missing=() sudo=
  command -v wrk >/dev/null || missing+=(wrk)
  command -v nginx >/dev/null || missing+=(nginx)
  command -v h2o >/dev/null || missing+=(h2o)
  command -v valgrind >/dev/null || missing+=(valgrind)
  command -v objcopy >/dev/null || missing+=(binutils)
  [ -e /usr/include/microhttpd.h ] || missing+=(libmicrohttpd-dev)
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || sudo=sudo
  echo "Installing ${missing[*]}" >&2
  { $sudo apt-get update -qq &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq \
      --no-install-recommends "${missing[@]}"; } \
    >/dev/null 2>&1 || echo "bench.sh: apt did not install ${missing[*]}" >&2
  # Debian starts servers that it installs; these are wanted for a few minutes and by our own hand
  for server in nginx h2o; do
    [[ " ${missing[*]} " != *" $server "* ]] || $sudo systemctl disable --now "$server" >/dev/null 2>&1 || true
  done
}

build_hummingbird() {
  [ -z "${HUMMINGBIRD+set}" ] || return 0
  HUMMINGBIRD=
  command -v swift >/dev/null || return 0
  local package=(--package-path "$here/HummingbirdPeer" --scratch-path "$build/hummingbird" -c release)
  echo "Building the Hummingbird peer; the first time takes minutes" >&2
  if swift build "${package[@]}" >"$build/hummingbird.log" 2>&1; then
    HUMMINGBIRD=$(swift build "${package[@]}" --show-bin-path)/hummingbird-peer
  else
    echo "bench.sh: the Hummingbird peer was not built and is left out; see $build/hummingbird.log" >&2
  fi
}

is_wanted() { [[ " ${PARTS:-run limits scale profile} " == *" $1 "* ]]; }

# A part that fails leaves its section out and the exit code not zero. The section of a part that is not wanted stays.
failed=0
sections=()
part() {
  local title=$1 name=$2
  shift 2
  is_wanted "$name" || return 0
  sections+=("$title=$reports/$name")
  echo "== $name" >&2
  "$@" --output "$reports/$name" || { echo "bench.sh: $name failed" >&2; failed=1; }
}

install_missing
make -s -C "$here/reference" OUT="$build"
if is_wanted run || is_wanted limits || is_wanted scale; then
  command -v wrk >/dev/null || { echo "bench.sh: no time can be measured without wrk" >&2; exit 69; }
fi
if is_wanted run; then build_hummingbird; fi

part "CPU time of a request" run "$here/run.py" "$program" --reference "$build/reference" ${HUMMINGBIRD:+--hummingbird "$HUMMINGBIRD"} \
  --rounds "${ROUNDS:-5}" --requests "${REQUESTS:-100000}" --cases "${CASES:-}"
part "Bounds" limits "$here/limits.py" "$program"
part "Size of the dataset" scale "$here/scale.py" "$program" --counts "${COUNTS:-100,10000,100000,1000000}" \
  ${BENCHMARK_DATA:+--data "$BENCHMARK_DATA"}
BENCHMARK_BUILD=$build part "Instructions and allocations of a request" profile "$here/profile/profile.sh" "${PROFILED:-$program}"

python3 -B "$here/harness/document.py" "$report" "${sections[@]}"
echo "Wrote $report" >&2
if [ "$(realpath "$report")" = "$(realpath "$root/docs/benchmarks.md")" ]; then "$here/scaling.py" || failed=1; fi
exit $failed
