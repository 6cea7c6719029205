#!/bin/sh
# Install the system libraries that WeasyPrint needs where they are missing and this user may, else name them in one
# line. Usage: system.sh PYTHON
set -u
python=$1

needs() { # needs PACKAGE CODE: name the Debian package unless the Python code runs
    "$python" -c "$2" >/dev/null 2>&1 || printf ' %s' "$1"
}
missing() {
    needs python3-venv 'import ensurepip, venv'
    [ "$(uname -s)" = Linux ] || return 0
    needs libpango-1.0-0 'import ctypes; ctypes.CDLL("libpango-1.0.so.0")'
    needs libpangoft2-1.0-0 'import ctypes; ctypes.CDLL("libpangoft2-1.0.so.0")'
    # WeasyPrint can subset fonts without it, but the PDF's bytes would differ.
    needs libharfbuzz-subset0 'import ctypes; ctypes.CDLL("libharfbuzz-subset.so.0")'
}
root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}
install() { # install PACKAGE...: with the package lists as they are, else with new ones
    set -- env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@"
    root "$@" || { root apt-get update -qq && root "$@"; }
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "briefgen needs Python 3.11 or newer, and $python is not. Name one with: make PYTHON=python3.12" >&2
    exit 3
}
wanted=$(missing)
[ -z "$wanted" ] && exit 0
# shellcheck disable=SC2086  # a list of words
install $wanted >/dev/null 2>&1
wanted=$(missing)
[ -z "$wanted" ] && exit 0
echo "briefgen needs Debian packages that could not be installed here; install them with: apt-get install$wanted" >&2
exit 3
