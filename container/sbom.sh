#!/bin/sh
# Writes the bill of materials of an image made of the Debian it runs in, as SPDX 2.3 in JSON, on standard output.
#   sbom.sh PROGRAM VERSION PACKAGE.RESOLVED [DEBIAN-PACKAGE…]
# It lists the program (with its digest), the Swift packages that SwiftPM resolved for it, and the Debian packages that are
# named, or else each one that dpkg knows. The output is the same for the same image: the time is SOURCE_DATE_EPOCH, the
# namespace a digest.
set -eu

program=$1 version=$2 resolved=$3
shift 3
digest=$(sha256sum "$program" | cut -d ' ' -f 1)
created=$(date -u -d "@${SOURCE_DATE_EPOCH:-0}" +%Y-%m-%dT%H:%M:%SZ)
. /etc/os-release

# Package.resolved to lines of "identity location version": SwiftPM writes one member a line, in this order.
pins() {
    sed -n 's/^ *"\(identity\|location\|version\)" : "\([^"]*\)",\{0,1\}$/\1 \2/p' "$resolved" |
        awk '$1 == "identity" { i = $2 } $1 == "location" { l = $2 } $1 == "version" && i { print i, l, $2; i = "" }'
}

# one line for each package: identifier, name, version, supplier, download location, package URL, licence, how it is used
packages() {
    pins | while read -r identity location pinned; do
        path=$(printf %s "$location" | sed 's,^https://,,; s,\.git$,,')
        printf 'swift-%s\t%s\t%s\tNOASSERTION\tgit+%s@%s\tpkg:swift/%s@%s\tDEPENDS_ON\n' \
            "$identity" "$identity" "$pinned" "$location" "$pinned" "$path" "$pinned"
    done
    dpkg-query -W -f '${Package}\t${Version}\t${Architecture}\t${db:Status-Abbrev}\n' "$@" | LC_ALL=C sort |
        awk -F '\t' -v OFS='\t' -v distribution="$ID-$VERSION_ID" '$4 ~ /^ii/ {
            id = $1; gsub(/[^A-Za-z0-9.-]/, "-", id)
            escaped = $2; gsub(/\+/, "%2B", escaped); gsub(/:/, "%3A", escaped)
            name = $1; gsub(/\+/, "%2B", name)
            print "debian-" id, $1, $2, "Organization: Debian", "NOASSERTION", \
                "pkg:deb/debian/" name "@" escaped "?arch=" $3 "&distro=" distribution, "CONTAINS"
        }'
}

packages "$@" | awk -F '\t' -v digest="$digest" -v created="$created" -v version="$version" '
    function package(id, name, number, supplier, location, url, rest) {
        return sprintf("{\"SPDXID\":\"SPDXRef-%s\",\"name\":\"%s\",\"versionInfo\":\"%s\",\"supplier\":\"%s\"," \
            "\"downloadLocation\":\"%s\",\"filesAnalyzed\":false,\"licenseConcluded\":\"NOASSERTION\"," \
            "\"licenseDeclared\":\"%s\",\"copyrightText\":\"NOASSERTION\"%s}",
            id, name, number, supplier, location, id == "osce-directory" ? "Apache-2.0 AND CC-BY-4.0" : "NOASSERTION",
            url == "" ? rest : ",\"externalRefs\":[{\"referenceCategory\":\"PACKAGE-MANAGER\"," \
                "\"referenceType\":\"purl\",\"referenceLocator\":\"" url "\"}]")
    }
    function relation(from, kind, to) {
        return sprintf("{\"spdxElementId\":\"SPDXRef-%s\",\"relationshipType\":\"%s\",\"relatedSpdxElement\":\"SPDXRef-%s\"}",
            from, kind, to)
    }
    BEGIN {
        printf "{\"spdxVersion\":\"SPDX-2.3\",\"dataLicense\":\"CC0-1.0\",\"SPDXID\":\"SPDXRef-DOCUMENT\","
        printf "\"name\":\"osce-directory\",\"documentNamespace\":\"https://spdx.org/spdxdocs/osce-directory-%s\",", digest
        printf "\"creationInfo\":{\"created\":\"%s\",\"creators\":[\"Tool: container/sbom.sh\"]},\n\"packages\":[\n", created
        printf "%s", package("osce-directory", "osce-directory", version, "NOASSERTION", "NOASSERTION", "",
            ",\"checksums\":[{\"algorithm\":\"SHA256\",\"checksumValue\":\"" digest "\"}]")
        relations = relation("DOCUMENT", "DESCRIBES", "osce-directory")
    }
    {
        printf ",\n%s", package($1, $2, $3, $4, $5, $6, "")
        # what Debian brings lies beside the program; what Swift brings is linked into it
        relations = relations ",\n" ($7 == "CONTAINS" ? relation("DOCUMENT", "DESCRIBES", $1) : relation("osce-directory", $7, $1))
    }
    END { printf "\n],\n\"relationships\":[\n%s\n]}\n", relations }'
