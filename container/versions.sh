#!/bin/sh
# The versions of what is linked into the program beside packages, as lines that a shell reads; for sbom.sh, which may run where
# neither is installed.
set -eu
printf 'SWIFT_VERSION=%s\n' "$(swiftc --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -n 1)"
printf 'XXHASH_VERSION=%s\n' "$(dpkg-query -W -f '${Version}' libxxhash-dev | sed 's/-.*//')"
