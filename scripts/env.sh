# Sourced by the other scripts: makes .venv from a hashed lock, once; a second run only compares the lock's checksum.
# Usage: . scripts/env.sh; need requirements.txt
set -eu
cd "$(dirname "$0")/.."
export NO_MKDOCS_2_WARNING=1 PYTHONPATH="$PWD/scripts"

say() { printf '%s\n' "$*" >&2; }

python_at_least() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' 2>/dev/null; }

find_python() {
  for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null && python_at_least "$candidate"; then
      command -v "$candidate"; return
    fi
  done
  say "Python 3.11.5 or newer is needed; none was found. Install one, or name it: PYTHON=/where/it/is $0"
  exit 1
}

# ready LOCK: whether .venv already holds exactly this lock.
ready() { [ "$(cat ".venv/.stamp-$1" 2>/dev/null)" = "$(cksum < "$1")" ] && python_at_least .venv/bin/python; }

# need LOCK: installs LOCK into .venv unless it is there. The editions' lock holds the site's, that of the tests holds
# both, in the same versions.
need() {
  if ready "$1" || ready requirements-test.txt; then return 0; fi
  if [ "$1" = requirements.txt ] && ready requirements-editions.txt; then return 0; fi
  say "Setting up .venv from $1 (once) …"
  if ! python_at_least .venv/bin/python; then
    python=$(find_python)
    rm -rf .venv
    "$python" -m venv .venv || { rm -rf .venv; say "Python's venv module is missing (Debian: apt-get install python3-venv)."; exit 1; }
  fi
  .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-compile --require-hashes -r "$1" ||
    { say "Installing $1 failed; see the lines above."; exit 1; }
  cksum < "$1" > ".venv/.stamp-$1"
}
