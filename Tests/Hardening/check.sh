#!/bin/bash
# Reads from a built program how it is protected against a fault in its memory: check.sh PROGRAM
set -euo pipefail
[ $# -eq 1 ] || { sed -n '2s/^# //p' "$0" >&2; exit 64; }
program=$1
command -v readelf >/dev/null || { echo "check.sh: readelf is not installed (binutils)" >&2; exit 69; }

header=$(readelf -hW "$program")
segments=$(readelf -lW "$program")
dynamic=$(readelf -dW "$program")
symbols=$(readelf --dyn-syms -W "$program")
passed=0
failed=0

# Runs a command on a text; the sentence says what holds where it finds something.
holds() {
  if grep -Eq -- "$3" <<<"$2"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "hardening: it does not hold that $1"
  fi
}
# The same where it finds nothing.
lacks() {
  if grep -Eq -- "$3" <<<"$2"; then
    failed=$((failed + 1))
    echo "hardening: it does not hold that $1"
  else
    passed=$((passed + 1))
  fi
}

holds "the program may lie anywhere (PIE)" "$header" 'Type: +DYN'
holds "there is a part that is read-only after start (RELRO)" "$segments" '^ +GNU_RELRO '
holds "every function is found at start (BIND_NOW)" "$dynamic" 'BIND_NOW|\(FLAGS_1\).*NOW'
holds "the stack is data (NX)" "$segments" '^ +GNU_STACK .* RW +0x'
lacks "no part can be written and run" "$segments" '^ +LOAD .* RWE '
lacks "no code is changed at start (TEXTREL)" "$dynamic" 'TEXTREL'
holds "the stack is guarded in C" "$symbols" 'UND __stack_chk_fail'
holds "copies are checked in C (_FORTIFY_SOURCE)" "$symbols" 'UND __[a-z]+_chk(@|$| )'
# without these two libmicrohttpd would not call what takes its place (docs/libmicrohttpd.md)
holds "libmicrohttpd finds our MHD_queue_response" "$symbols" 'GLOBAL +[A-Z]+ +[0-9]+ MHD_queue_response'
holds "libmicrohttpd finds our MHD_set_connection_value_n" "$symbols" 'GLOBAL +[A-Z]+ +[0-9]+ MHD_set_connection_value_n'
echo "hardening: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
