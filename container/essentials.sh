#!/bin/sh
# Compiles container/FoundationEssentials, which says why it is there, as a module and a static library.
#   essentials.sh FOLDER     and then: swift build --static-swift-stdlib -Xswiftc -IFOLDER -Xlinker -LFOLDER …
set -eu
sources=$(cd "$(dirname "$0")" && pwd)/FoundationEssentials
mkdir -p "$1"
cd "$1"
# without incremental code generation, since what the compiler notes for it would differ from build to build
swiftc -O -wmo -swift-version 6 -warnings-as-errors -parse-as-library -static -emit-library -emit-module \
    -Xfrontend -disable-incremental-llvm-codegen \
    -module-name FoundationEssentials -module-link-name essentials -o libessentials.a "$sources"/*.swift
