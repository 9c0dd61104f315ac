# For the scripts that judge a running program; read with `.`, not run.

# Serves a copy of a program, since a build meanwhile must not pull it away, on a port of its own until the script ends:
#   serve PROGRAM
# Sets `scratch`, a folder that goes with the script, which has the copy under the name of `program`; and `base`, the address.
serve() {
  scratch=$(mktemp -d)
  trap finish EXIT
  cp "$1" "$scratch/program"
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
}

finish() {
  if [ -n "${server:-}" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$scratch"
}
