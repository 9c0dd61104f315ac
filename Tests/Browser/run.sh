#!/bin/bash
# Reads the site as a person does, in Chromium: run.sh PROGRAM [pytest's arguments]
# Chromium, chromedriver, tidy and pdftoppm are there already (make check-browser installs them); the Python tools go
# into an environment of their own. Pictures of the pages go into .build-browser/screens.
set -euo pipefail

[ $# -ge 1 ] || { echo "usage: run.sh PROGRAM [pytest's arguments]" >&2; exit 64; }
program=$(realpath "$1")
shift
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(cd "$here/../.." && pwd)/.build-browser
environment=$work/tools-$(sha256sum "$here/requirements.txt" | cut -c1-12)

if [ ! -e "$environment/complete" ]; then
  rm -rf "$environment"
  mkdir -p "$work"
  echo "Making $environment"
  "${PYTHON:-python3}" -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$here/requirements.txt"
  touch "$environment/complete"
fi

export BROWSER_WORK=$work PROGRAM=$program NO_PROXY=127.0.0.1 PYTHONDONTWRITEBYTECODE=1
cd "$here"
exec "$environment/bin/python" -m pytest --quiet -p no:cacheprovider "$@"
