#!/bin/sh
# Gathers what a static build is linked with: container/FoundationEssentials, which says why it is there, compiled as a
# module and a static library, and the C++ library, of which Swift's runtime needs a thirtieth.
#   essentials.sh FOLDER     and then: swift build --static-swift-stdlib -Xswiftc -IFOLDER -Xlinker -LFOLDER …
set -eu
sources=$(cd "$(dirname "$0")" && pwd)/FoundationEssentials
mkdir -p "$1"
cd "$1"
# without incremental code generation, since what the compiler notes for it would differ from build to build
swiftc -O -wmo -swift-version 6 -warnings-as-errors -parse-as-library -static -emit-library -emit-module \
    -Xfrontend -disable-incremental-llvm-codegen \
    -module-name FoundationEssentials -module-link-name essentials -o libessentials.a "$sources"/*.swift
# the linker takes this one, since there is no shared one beside it
ln -sf "$(clang -print-file-name=libstdc++.a)" .
