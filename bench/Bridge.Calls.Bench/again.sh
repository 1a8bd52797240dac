#!/usr/bin/env bash
# Imports a call file whole, the same once more, and in nine pieces in a shuffled order, two of them twice; all figures must be the same.
# again.sh FILE queue_log|csv [OPTION OF THE IMPORT ...]     for example: again.sh calls.csv csv --mapping config/calls/anonymous-bank.yaml
set -euo pipefail

root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)"
bridge="$root/artifacts/bridge/Bridge.Host"
file="$1" format="$2"
shift 2
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$root/bridge" --version >&2

import() { # $1: folder of the measures; then the files. Exit code 1 says that lines were refused, which are named.
    local data="$1"
    shift
    "$bridge" import calls "$@" --format "$format" --source again --data "$data" "${options[@]}" >"$data.out" 2>>"$data.refused" || [ $? -eq 1 ]
}

figures() { "$bridge" kpi --data "$1" --kpi all --variant all --by day --by queue --format csv | sort; }

options=("$@")
mkdir "$work/pieces"

# A queue log is cut between seconds (docs/calls.md); a table has its heading on each piece.
lines=$(wc -l <"$file")
awk -v most=$((lines / 9 + 1)) -v log_=$([ "$format" = queue_log ] && echo 1 || echo 0) -v folder="$work/pieces" '
    BEGIN { FS = "|"; piece = 1 }
    NR == 1 && !log_ { heading = $0; next }
    { if (count >= most && (!log_ || $1 != last)) { piece++; count = 0 }
      name = folder "/" piece ".txt"
      if (count == 0 && !log_) print heading > name
      print > name; count++; last = $1 }' "$file"

import "$work/whole" "$file"
figures "$work/whole" >"$work/whole.csv"
import "$work/whole" "$file"
figures "$work/whole" >"$work/again.csv"

: "${SEED:=1}"
mapfile -t pieces < <(printf '%s\n' "$work"/pieces/* | shuf --random-source=<(yes "$SEED"))
for piece in "${pieces[@]}" "${pieces[0]}" "${pieces[3]}"; do
    import "$work/pieced" "$piece"
done
figures "$work/pieced" >"$work/pieced.csv"

cmp "$work/whole.csv" "$work/again.csv" && cmp "$work/whole.csv" "$work/pieced.csv"
refused() { grep -cE '^[^ ]+:[0-9]+: ' "$1" || true; }
printf '%s: %s lines, %s figures the same whole, again and in %s shuffled pieces (seed %s); lines refused and named: %s in two whole imports\n' \
    "$(basename "$file")" "$lines" "$(wc -l <"$work/whole.csv")" "${#pieces[@]}" "$SEED" "$(refused "$work/whole.refused")"
