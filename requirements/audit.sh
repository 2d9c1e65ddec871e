#!/bin/sh
# Looks for known weaknesses of what is locked.
#
#   requirements/audit.sh PIP_AUDIT
#
# Asks OSV, or PyPI where OSV cannot be reached. Ends with 1 where a weakness of what the site or the
# tests are installed from is known, or of the tools of this; with 0 where none is, and where nobody
# could be asked: then it says so. The oldest versions are asked about as well and only told:
# nobody is to use them, and tests show that one could.
set -eu
cd "$(dirname "$0")/.."
audit=$1
python=$(dirname "$audit")/python
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT

ask() { # ask SERVICE LOCK: write what the service knows, as JSON; true where there was an answer
  "$audit" --vulnerability-service "$1" --require-hashes --disable-pip --progress-spinner off \
    --format json --output "$reports/$2.json" --requirement "requirements/$2.txt" \
    2>"$reports/$2.log" || true # 1 says that something was found, or that there was no answer
  [ -s "$reports/$2.json" ] && "$python" requirements/advisories.py answered "$reports/$2.json"
}

for service in osv pypi; do
  if ask "$service" docs; then
    for lock in test supply oldest; do
      ask "$service" "$lock" || tail -n 1 "$reports/$lock.log" >&2
    done
    "$python" requirements/advisories.py tell "$service" "$reports" && exit 0
    exit 1
  fi
  if [ -s "$reports/docs.json" ]; then
    echo "$service knows none of the packages: it is a mirror without advisories"
    rm "$reports/docs.json"
  else
    echo "$service does not answer: $(tail -n 1 "$reports/docs.log" | cut -c 1-160)"
  fi
done
echo 'NOT AUDITED: nobody could be asked about what is locked.'
