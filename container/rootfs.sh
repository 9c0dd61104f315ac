#!/bin/sh
# Gathers in a folder all that an image made from nothing has to have: the program, the libraries that the loader finds for
# it and the loader, user and group, whose software it is and under what licence. Run in a Debian where it is installed.
#   rootfs.sh PROGRAM ROOT
# What is needed is asked of the loader (ldd), never listed here, so it holds on every architecture and for every release.
set -eu

program=$1 root=$2
packages=$(mktemp)

fail() {
    echo "rootfs.sh: $*" >&2
    exit 1
}

# The package that a file belongs to. Debian's lists have the file under /lib or under /usr/lib, which are one folder.
owner() {
    for path in "$1" "/usr$1" "${1#/usr}"; do
        name=$(dpkg-query -S "$path" 2>/dev/null | sed -n '1s/[:,].*//p')
        [ -z "$name" ] || { echo "$name"; return; }
    done
    fail "no package has $1"
}

# Copies a file, not a link, under the path it is looked for, and notes its package.
take() {
    mkdir -p "$root$(dirname "$1")"
    cp -L --preserve=mode "$1" "$root$1"
    owner "$1" >>"$packages"
}

libraries=$(ldd "$program") || fail "$program cannot be loaded"
# "name => path (address)"; the loader is a path alone, and the kernel's own page has none
paths=$(printf '%s\n' "$libraries" | awk '/not found/ { print "missing:" $1 } $2 == "=>" && $3 ~ /^\// { print $3 } $1 ~ /^\// { print $1 }')
for path in $paths; do
    case $path in missing:*) fail "$program needs ${path#missing:}, which is not installed" ;; esac
    take "$path"
done
# tells scanners, whose notes on security are by release of Debian, which one this is
take /etc/os-release

mkdir -p "$root/usr/local/bin"
cp --preserve=mode "$program" "$root/usr/local/bin/"
printf 'root:x:0:0:root:/:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/:/sbin/nologin\n' >"$root/etc/passwd"
printf 'root:x:0:\nnonroot:x:65532:\n' >"$root/etc/group"
# names of hosts: the file first, so that localhost asks nobody
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"

# For each package its licence, with the common ones that this names, and its state as scanners look for it.
mkdir -p "$root/var/lib/dpkg/status.d"
sort -u "$packages" >"$packages.sorted"
while read -r package; do
    dpkg-query -s "$package" >"$root/var/lib/dpkg/status.d/$package"
    copyright=/usr/share/doc/$package/copyright
    mkdir -p "$root/usr/share/doc/$package" "$root/usr/share/common-licenses"
    cp -L "$copyright" "$root$copyright"
    for licence in $(grep -o '/usr/share/common-licenses/[A-Za-z]*\(-[0-9.]*[0-9]\)\{0,1\}' "$copyright" | sort -u); do
        [ ! -f "$licence" ] || cp -L "$licence" "$root$licence"
    done
done <"$packages.sorted"

find "$root" -exec chmod go-w {} +
[ -z "$(find "$root" -type f -perm /6000)" ] || fail "a file would run as another user"
# the loader finds everything there too; without /proc the program sees no arguments and prints how it is used
chroot "$root" "/usr/local/bin/$(basename "$program")" >/dev/null || fail "$program does not run in $root"

cat "$packages.sorted"
rm "$packages" "$packages.sorted"
