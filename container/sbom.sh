#!/bin/sh
# Writes the bill of materials of an image made of the Debian it runs in, as SPDX 2.3 in JSON, on standard output.
#   sbom.sh PROGRAM VERSION PACKAGE.RESOLVED [DEBIAN-PACKAGE…]
# It lists the program (with its digest), what is linked into it (the Swift packages that SwiftPM resolved, Swift's runtime and
# xxHash), and the Debian packages that are named, or else each one that dpkg knows; each with its licence. A Debian package
# has that of its copyright file, where it names one by an identifier of SPDX, and otherwise says where that file is. The output is the same for the same image: the time is SOURCE_DATE_EPOCH, the
# namespace a digest.
set -eu

program=$1 version=$2 resolved=$3
shift 3
digest=$(sha256sum "$program" | cut -d ' ' -f 1)
created=$(date -u -d "@${SOURCE_DATE_EPOCH:-0}" +%Y-%m-%dT%H:%M:%SZ)
. /etc/os-release
# those of the build, where they were written down beside Package.resolved
if [ -e "$(dirname "$resolved")/versions" ]; then . "$(dirname "$resolved")/versions"; else eval "$(sh "$(dirname "$0")/versions.sh")"; fi

# Package.resolved to lines of "identity location version": SwiftPM writes one member a line, in this order.
pins() {
    sed -n 's/^ *"\(identity\|location\|version\)" : "\([^"]*\)",\{0,1\}$/\1 \2/p' "$resolved" |
        awk '$1 == "identity" { i = $2 } $1 == "location" { l = $2 } $1 == "version" && i { print i, l, $2; i = "" }'
}

# The licence of a Debian package, from the machine-readable part of its copyright file (DEP 5): the short names, joined.
licences() {
    awk '
        BEGIN { split("Apache-2.0 BSD-2-Clause BSD-3-Clause ISC MIT Zlib GPL-2 GPL-2+ GPL-3 GPL-3+ LGPL-2+ LGPL-2.1 LGPL-2.1+ LGPL-3 LGPL-3+", from, " ")
            split("Apache-2.0 BSD-2-Clause BSD-3-Clause ISC MIT Zlib GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later LGPL-2.0-or-later LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later", to, " ")
            for (i in from) known[tolower(from[i])] = to[i]; known["expat"] = "MIT" }
        /^Format:/ { isMachineReadable = 1 }
        /^Files: \*/ { isMain = 1; next }
        /^$/ { if (isMain && found != "") exit; isMain = 0 }
        isMain && /^License:/ { word = tolower($2); if (NF == 2 && word in known) found = known[word]; isMain = 0 }
        END { print isMachineReadable && found != "" ? found : "NOASSERTION" }' "/usr/share/doc/$1/copyright" 2>/dev/null || echo NOASSERTION
}

# one line for each package: identifier, name, version, supplier, download location, package URL, how it is used, licence
packages() {
    printf 'swift-runtime\tSwift runtime and standard library\t%s\tOrganization: Swift.org\thttps://www.swift.org/download/\tpkg:github/swiftlang/swift@swift-%s-RELEASE\tDEPENDS_ON\tApache-2.0 WITH Swift-exception\n' \
        "$SWIFT_VERSION" "$SWIFT_VERSION"
    printf 'xxhash\txxHash\t%s\tOrganization: Debian\thttps://github.com/Cyan4973/xxHash\tpkg:github/Cyan4973/xxHash@v%s\tDEPENDS_ON\tBSD-2-Clause\n' \
        "$XXHASH_VERSION" "$XXHASH_VERSION"
    pins | while read -r identity location pinned; do
        path=$(printf %s "$location" | sed 's,^https://,,; s,\.git$,,')
        # those of Swift's own organizations have one licence
        case $location in
            https://github.com/apple/* | https://github.com/swiftlang/*) licence="Apache-2.0 WITH Swift-exception" ;;
            *) licence=NOASSERTION ;;
        esac
        printf 'swift-%s\t%s\t%s\tNOASSERTION\tgit+%s@%s\tpkg:swift/%s@%s\tDEPENDS_ON\t%s\n' \
            "$identity" "$identity" "$pinned" "$location" "$pinned" "$path" "$pinned" "$licence"
    done
    dpkg-query -W -f '${Package}\t${Version}\t${Architecture}\t${db:Status-Abbrev}\n' "$@" | LC_ALL=C sort |
        awk -F '\t' -v OFS='\t' -v distribution="$ID-$VERSION_ID" '$4 ~ /^ii/ {
            id = $1; gsub(/[^A-Za-z0-9.-]/, "-", id)
            escaped = $2; gsub(/\+/, "%2B", escaped); gsub(/:/, "%3A", escaped)
            name = $1; gsub(/\+/, "%2B", name)
            print "debian-" id, $1, $2, "Organization: Debian", "NOASSERTION", \
                "pkg:deb/debian/" name "@" escaped "?arch=" $3 "&distro=" distribution, "CONTAINS", $1
        }' | while IFS="$(printf '\t')" read -r id name number supplier location url kind owner; do
        printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$id" "$name" "$number" "$supplier" "$location" "$url" "$kind" "$(licences "$owner")"
    done
}

packages "$@" | awk -F '\t' -v digest="$digest" -v created="$created" -v version="$version" '
    function package(id, name, number, supplier, location, url, rest, licence) {
        return sprintf("{\"SPDXID\":\"SPDXRef-%s\",\"name\":\"%s\",\"versionInfo\":\"%s\",\"supplier\":\"%s\"," \
            "\"downloadLocation\":\"%s\",\"filesAnalyzed\":false,\"licenseConcluded\":\"NOASSERTION\"," \
            "\"licenseDeclared\":\"%s\",%s\"copyrightText\":\"NOASSERTION\"%s}",
            id, name, number, supplier, location, id == "osce-directory" ? "Apache-2.0 AND CC-BY-4.0" : licence,
            id ~ /^debian-/ && licence == "NOASSERTION" ? "\"licenseComments\":\"/usr/share/doc/" name "/copyright\"," : "",
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
        printf ",\n%s", package($1, $2, $3, $4, $5, $6, "", $8)
        # what Debian brings lies beside the program; what Swift brings is linked into it
        relations = relations ",\n" ($7 == "CONTAINS" ? relation("DOCUMENT", "DESCRIBES", $1) : relation("osce-directory", $7, $1))
    }
    END { printf "\n],\n\"relationships\":[\n%s\n]}\n", relations }'
