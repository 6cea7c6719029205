#!/bin/sh
# Install the system libraries that WeasyPrint needs where they are missing and this user may, else name them in one
# line. Usage: system.sh PYTHON
set -u
python=$1

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "briefgen needs Python 3.11 or newer, and $python is not. Name one with: make PYTHON=python3.12" >&2
    exit 3
}

missing=""
need() { # need PACKAGE CODE: the Debian package that makes the Python code run
    "$python" -c "$2" >/dev/null 2>&1 || missing="$missing $1"
}
need python3-venv 'import ensurepip, venv'
if [ "$(uname -s)" = Linux ]; then
    need libpango-1.0-0 'import ctypes; ctypes.CDLL("libpango-1.0.so.0")'
    need libpangoft2-1.0-0 'import ctypes; ctypes.CDLL("libpangoft2-1.0.so.0")'
    # Without it WeasyPrint subsets fonts by another way, and the PDF's bytes differ.
    need libharfbuzz-subset0 'import ctypes; ctypes.CDLL("libharfbuzz-subset.so.0")'
fi
[ -n "$missing" ] || exit 0

root="sudo -n"
[ "$(id -u)" -ne 0 ] || root=""
install() {
    # shellcheck disable=SC2086  # both are lists of words
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing
}
if command -v apt-get && $root true; then
    install || { $root apt-get update -qq && install; }
fi >/dev/null 2>&1 && exit 0

echo "briefgen needs Debian packages that could not be installed here; install them with: apt-get install$missing" >&2
exit 3
