#!/usr/bin/env bash
# Judges each file of this folder, and the Dockerfile, by the program it is for. Nothing is written outside a temporary
# folder, and nothing started but our own program, on a free port of the loopback, for its figures. `make check-deploy`
# installs the tools (Debian's packages, and PyPI's in a venv) and runs it.
#   check.sh VENV PROGRAM    VENV/bin has what requirements.txt names; PROGRAM is the built osce-directory
set -euo pipefail
venv=$(realpath "$1")
program=$(realpath "$2")
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
checked=0

# NAME COMMAND…: its output is shown only where it fails. bash ignores `set -e` in there, so each step says || return.
check() {
    local name=$1
    shift
    if ! "$@" >"$work/output" 2>&1; then
        printf '%s: failed\n' "$name" >&2
        cat "$work/output" >&2
        exit 1
    fi
    checked=$((checked + 1))
    printf '%-45s ok\n' "$name"
}

unit() {
    # the program need not be installed where this runs
    sed 's,/usr/local/bin/osce-directory serve,/bin/true,' systemd/osce-directory.service >"$work/osce-directory.service" || return
    systemd-analyze verify "$work/osce-directory.service" || return
    # each drop-in alone, and the socket beside the unit
    for part in systemd/drop-ins/*.conf; do
        mkdir -p "$work/units/$(basename "$part" .conf)/osce-directory.service.d" || return
        cp "$work/osce-directory.service" "$work/units/$(basename "$part" .conf)/" || return
        cp "$part" "$work/units/$(basename "$part" .conf)/osce-directory.service.d/" || return
        systemd-analyze verify "$work/units/$(basename "$part" .conf)/osce-directory.service" || return
    done
    cp systemd/osce-directory.socket "$work/" && systemd-analyze verify "$work/osce-directory.socket"
}
rotation() {
    mkdir -p "$work/logs" && printf 'line\n' >"$work/logs/access.log" || return
    # who rotates as root in a folder of others has to say as whom; the folder of the check is its own
    sed "s,/var/log/osce-directory,$work/logs,; s,systemctl .*,touch $work/logs/told," logrotate/osce-directory >"$work/rotate.conf" || return
    chmod 644 "$work/rotate.conf" && chmod 755 "$work" "$work/logs" || return
    logrotate --force --state "$work/rotate.state" "$work/rotate.conf" && [ -s "$work/logs/access.log.1" ] && [ -e "$work/logs/told" ]
}
# Every alert has a case in which it fires.
alerts() {
    promtool test rules prometheus/alerts.test.yml || return
    for alert in $(sed -n 's/^ *- alert: //p' prometheus/alerts.yml); do
        grep -q "alertname=\"$alert\"\|alertname: $alert" prometheus/alerts.test.yml || { echo "$alert has no case" && return 1; }
        grep -q "$alert" ../operations.md || { echo "$alert has no line in the runbook" && return 1; }
    done
}
mirror_unit() {
    sed 's,/usr/local/bin/osce-directory-mirror,/bin/true,' systemd/osce-directory-mirror.service >"$work/osce-directory-mirror.service" || return
    cp systemd/osce-directory-mirror.timer "$work" || return
    systemd-analyze verify "$work/osce-directory-mirror.service" "$work/osce-directory-mirror.timer"
}
mirror_exposure() { systemd-analyze security --offline=true --threshold=20 "$work/osce-directory-mirror.service"; }
# One instance follows another while releases change under load; then all goes wrong that can.
mirror() { python3 -B ../../Tests/Operations/mirror.py "$program"; }
exposure() { systemd-analyze security --offline=true --threshold=15 "$work/osce-directory.service"; }
haproxy_configuration() { haproxy -c -f haproxy/haproxy.cfg; }
nginx_configuration() {
    mkdir -p "$work/nginx" || return
    sed "s,/var/cache/nginx,$work/nginx,; s,/var/log/nginx,$work/nginx,; s,/run/nginx.pid,$work/nginx.pid," nginx/nginx.conf >"$work/nginx.conf" || return
    nginx -t -c "$work/nginx.conf"
}
varnish_configuration() { varnishd -C -n "$work/varnish" -f "$PWD/varnish/default.vcl"; }
# Together, before stand-ins for the program: retries, long addresses, and the fields that go on and do not.
proxies() { python3 -B ../../Tests/Operations/proxies.py; }
# Each question of the dashboard as a rule, so that promtool reads it; Grafana's own variables get a value.
dashboard() {
    python3 -B - "$work/dashboard.yml" <<'PYTHON' || return
import json, re, sys

board = json.load(open("grafana/dashboard.json"))
known = set(re.findall(r"(?:osce_directory|process)_[a-z_]+", open("metrics.txt").read()))
questions = [target["expr"] for panel in board["panels"] for target in panel.get("targets", [])]
questions += [note["expr"] for note in board["annotations"]["list"]]
assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"]), "an id stands twice"
rules = open("prometheus/alerts.yml").read()
asked = {name for text in questions + [rules] for name in re.findall(r"\b(?:osce_directory|process)_[a-z_]+(?!:)\b", text)}
unknown = {name for name in asked if name not in known and name.removesuffix("_bucket").removesuffix("_sum") not in known}
assert not unknown, f"not in metrics.txt: {sorted(unknown)}"
with open(sys.argv[1], "w") as file:
    file.write("groups:\n- name: dashboard\n  rules:\n")
    for number, question in enumerate(questions):
        text = question.replace("$__rate_interval", "1m").replace("$job", "j").replace("$instance", "i")
        file.write(f"  - record: question:{number}\n    expr: {json.dumps(text)}\n")
PYTHON
    promtool check rules "$work/dashboard.yml"
}
# What a server says after a few requests, by Prometheus's own reader; its names are those of metrics.txt, no more and no less.
figures() {
    python3 -B - "$program" "$work/figures" <<'PYTHON' || return
import re, subprocess, sys, urllib.error, urllib.request

with subprocess.Popen([sys.argv[1], "serve", "--port", "0", "--log-level", "error"], stdout=subprocess.PIPE, text=True) as server:
    try:
        base = server.stdout.readline().split()[-1]
        for path in ["/", "/operations", "/operations", "/operations/BISHKEK", "/nothing", "/operations?x=1"]:
            try:
                urllib.request.urlopen(base + path).read()
            except urllib.error.HTTPError:
                pass
        text = urllib.request.urlopen(base + "/metrics").read().decode()
    finally:
        server.terminate()
with open(sys.argv[2], "w") as file:
    file.write(text)
named = set(re.findall(r"^([a-z_]+)", open("metrics.txt").read(), re.M))
there = set(re.findall(r"^# TYPE (\S+)", text, re.M))
assert named == there, f"in metrics.txt or at /metrics alone: {sorted(named ^ there)}"
PYTHON
    promtool check metrics <"$work/figures"
}
manifests() { "$venv/bin/kubectl" kustomize "kubernetes/$1" >"$work/$(basename "$1").yaml"; }
schema() { "$venv/bin/kubernetes-validate" --strict --kubernetes-version "$1" "$work/base.yaml" "$work/with-seed.yaml" "$work/ingress.yaml" "$work/dual-stack.yaml" "$work/mirror.yaml"; }
newest() { "$venv/bin/kubernetes-validate" --strict --kubernetes-version 1.33 "$work/seed-artifact.yaml"; }
# checkov asks its vendor for texts that go with its findings; it judges without them
policy() { BC_SKIP_MAPPING=TRUE "$venv/bin/checkov" --framework kubernetes --compact --quiet -f "$work/base.yaml" "$work/with-seed.yaml" "$work/mirror.yaml"; }
# What the image's files are gathered by, with a program that is everywhere; dpkg reads the states as scanners do.
gathered() {
    local root=$work/root as=()
    [ "$(id -u)" = 0 ] || as=(unshare --map-root-user)
    "${as[@]}" sh ../../container/rootfs.sh /bin/true "$root" >"$work/packages" || return
    [ -x "$root/usr/local/bin/true" ] && [ -s "$root/etc/passwd" ] && [ -s "$root/etc/os-release" ] || return
    mkdir -p "$work/dpkg/info" "$work/dpkg/updates" || return
    while read -r package; do
        [ -s "$root/usr/share/doc/$package/copyright" ] || return
        cat "$root/var/lib/dpkg/status.d/$package" <(echo) >>"$work/dpkg/status" || return
    done <"$work/packages"
    dpkg-query --admindir="$work/dpkg" --show --showformat '${Package}\n' | sort | diff - "$work/packages" || return
    grep -qx libc6 "$work/packages"
}
materials() {
    printf '"identity" : "example",\n"location" : "https://github.com/example/example.git",\n"version" : "1.0.0"\n' >"$work/resolved"
    sh ../../container/sbom.sh /bin/true 1.0.0 "$work/resolved" >"$work/sbom.spdx.json" || return
    "$venv/bin/pyspdxtools" --infile "$work/sbom.spdx.json"
}

check 'systemd: verify' unit
check 'systemd: exposure at most 1.5 of 10' exposure
check 'logrotate' rotation
check 'Mirror: systemd: verify' mirror_unit
check 'Mirror: systemd: exposure at most 2 of 10' mirror_exposure
check 'Mirror: one instance follows another' mirror
check 'HAProxy' haproxy_configuration
check 'nginx' nginx_configuration
check 'Varnish' varnish_configuration
check 'Proxies: what reaches the replicas' proxies
check 'Prometheus: configuration' promtool check config prometheus/prometheus.yml
check 'Prometheus: alerts, in cases that fire and not' alerts
check 'Grafana: questions and names of metrics' dashboard
check 'Metrics: a scrape, and its names' figures
check 'Kubernetes: base' manifests base
check 'Kubernetes: with a Seed' manifests with-seed
for overlay in ingress monitoring dual-stack seed-artifact; do
    check "Kubernetes: $overlay" manifests "overlays/$overlay"
done
check 'Kubernetes: a Seed as an artifact, 1.33' newest
check 'Kubernetes: a mirror' manifests mirror
check 'Kubernetes: schemas of 1.29' schema 1.29
check 'Kubernetes: schemas of 1.33' schema 1.33
check 'Kubernetes: checkov' policy
check 'Dockerfiles: hadolint' "$venv/bin/hadolint" ../../Dockerfile kubernetes/with-seed/Dockerfile kubernetes/mirror/Dockerfile
check 'SBOM: SPDX 2.3' materials
check 'Image: what is gathered for it' gathered
printf 'deploycheck: %d checks passed\n' "$checked"
