#!/bin/sh
# Install what comes from the system where it is missing and this user may, else name it in one line.
# Usage: system.sh PYTHON [develop | conformance]
#   without a word: the libraries that WeasyPrint needs; without them nothing works
#   develop: a browser and Java for the tests of the pages; without them these tests are skipped
#   conformance: Java and its library JAXB for veraPDF
set -u
python=$1
want=${2:-run}

needs() { # needs PACKAGE CODE: name the Debian package unless the Python code runs
    "$python" -c "$2" >/dev/null 2>&1 || printf ' %s' "$1"
}
tool() { # tool PACKAGE COMMAND...: name the Debian package unless there is one of the commands
    package=$1
    shift
    for command in "$@"; do command -v "$command" >/dev/null 2>&1 && return; done
    printf ' %s' "$package"
}
missing() {
    case $want in
    develop)
        tool chromium chromium chromium-browser google-chrome
        tool default-jre-headless java
        return
        ;;
    conformance)
        tool default-jre-headless java
        [ -f /usr/share/java/jaxb-runtime.jar ] || printf ' libjaxb-java'
        return
        ;;
    esac
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
if [ "$want" = develop ]; then
    echo "Tests of the pages will be skipped; for them: apt-get install$wanted" >&2
    exit 0
fi
echo "briefgen needs Debian packages that could not be installed here; install them with: apt-get install$wanted" >&2
exit 3
