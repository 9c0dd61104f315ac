#!/bin/bash
# Proves what the listener does with every kind of malformed and odd request: the cases of Tests/Wire, byte by byte.
exec python3 -B "$(dirname "${BASH_SOURCE[0]}")/../Wire/direct.py" "$1"
