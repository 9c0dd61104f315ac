#!/bin/sh
# Puts what a release publishes into a folder: a tar.gz with the program and what goes with it, the bill of materials, where both
# come from, and SHA-256 sums of all. Equal inputs and SOURCE_DATE_EPOCH give equal bytes.
#   dist.sh PROGRAM PACKAGE.RESOLVED FOLDER        in the root of the checkout
set -eu

program=$1 resolved=$2 folder=$3
version=$("$program" --version)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
name=osce-directory-$version-linux-$(uname -m)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$folder"
mkdir -p "$folder" "$work/$name"

install -D -m 755 "$program" "$work/$name/bin/osce-directory"
strip "$work/$name/bin/osce-directory"
install -D -m 644 LICENSE "$work/$name/LICENSE"
install -D -m 644 Seed/LICENSE.md "$work/$name/LICENSE.data.md"
install -D -m 644 CHANGELOG.md "$work/$name/CHANGELOG.md"
install -D -m 644 docs/operations.md "$work/$name/docs/operations.md"
for part in systemd logrotate haproxy nginx varnish prometheus grafana kubernetes; do
    mkdir -p "$work/$name/deploy"
    cp -R "docs/deploy/$part" "$work/$name/deploy/"
done
# the packages of Debian that the program is linked to
packages=$(ldd "$program" | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p' | xargs -r -n 1 realpath | xargs -r -n 1 dpkg-query -S 2>/dev/null |
    sed 's/: .*//; s/:.*//' | LC_ALL=C sort -u)
# shellcheck disable=SC2086
sh container/sbom.sh "$work/$name/bin/osce-directory" "$version" "$resolved" $packages >"$folder/$name.spdx.json"
cp "$folder/$name.spdx.json" "$work/$name/sbom.spdx.json"
find "$work/$name" -type d -exec chmod 755 {} + -o -type f -not -path '*/bin/*' -exec chmod 644 {} +
tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C "$work" -cf - "$name" | gzip -n -9 >"$folder/$name.tar.gz"

digest() { sha256sum "$1" | cut -d ' ' -f 1; }
# in-toto Statement 1 with the predicate of SLSA 1.0: what was made of which commit by what. It is not signed.
printf '{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"%s.tar.gz","digest":{"sha256":"%s"}},{"name":"%s.spdx.json","digest":{"sha256":"%s"}}],"predicateType":"https://slsa.dev/provenance/v1","predicate":{"buildDefinition":{"buildType":"https://example.invalid/osce-directory/make-dist/v1","externalParameters":{"target":"dist"},"resolvedDependencies":[{"uri":"git+file:osce-directory","digest":{"gitCommit":"%s"}}]},"runDetails":{"builder":{"id":"%s"},"metadata":{"invocationId":"%s"}}}}\n' \
    "$name" "$(digest "$folder/$name.tar.gz")" "$name" "$(digest "$folder/$name.spdx.json")" \
    "$(git rev-parse HEAD)$(git diff --quiet HEAD || printf -- -changed)" "${BUILDER_ID:-local}" "${BUILD_ID:-none}" >"$folder/$name.provenance.json"
(cd "$folder" && sha256sum "$name".* >SHA256SUMS)
(cd "$folder" && sha256sum --check --quiet SHA256SUMS)
printf 'dist: %s in %s\n' "$name" "$folder"
