#!/usr/bin/env bash
# The year by agent over ten million calls: plain SQL over raw rows in PostgreSQL beside the bridge, in one run.
# kpis-postgres.sh CALLS.CSV FOLDER: a file of 'Bridge.Calls.Bench make', and the folder it was imported into. Starts a server of its own.
set -euo pipefail
[ $# -eq 2 ] || { echo "Usage: bench/kpis-postgres.sh CALLS.CSV FOLDER" >&2; exit 2; }
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1 || true)
[ -n "$bin" ] || { echo "Skipped: PostgreSQL is not installed (/usr/lib/postgresql/*/bin)."; exit 0; }
cd "$(dirname "$0")/.."
as=(); [ "$(id -u)" -ne 0 ] || as=(runuser -u postgres --)
place=$(mktemp -d); chmod 755 "$place"; [ "$(id -u)" -ne 0 ] || chown postgres "$place"
stop() { "${as[@]}" "$bin/pg_ctl" -D "$place/data" -m immediate stop > /dev/null 2>&1 || true; rm -rf "$place"; }
trap stop EXIT
(cd "$place"; "${as[@]}" "$bin/initdb" -D "$place/data" -U postgres -A trust -N --no-sync -E UTF8 > /dev/null
 "${as[@]}" "$bin/pg_ctl" -D "$place/data" -w -l "$place/log" -o "-k $place -c listen_addresses= -c fsync=off -c max_wal_size=8GB -c shared_buffers=1GB" start > /dev/null)
sql() { (cd "$place"; "${as[@]}" "$bin/psql" -h "$place" -U postgres -X -q -v ON_ERROR_STOP=1 "$@"); }
sql -c "CREATE UNLOGGED TABLE call (id bigint, queue text, agent text, offered timestamp, outcome text, wait int, talk int, caller text, topic text)"
sql -c "\\copy call FROM pstdin WITH (FORMAT csv, HEADER)" < "$1"
sql -c "CREATE INDEX ON call (offered)" -c "ANALYZE call"
year="SELECT agent, count(*) FILTER (WHERE outcome = 'answered'), avg(wait) FILTER (WHERE outcome = 'answered'),
  avg((outcome = 'abandoned')::int), percentile_disc(0.9) WITHIN GROUP (ORDER BY wait)
  FROM call WHERE offered >= '2025-01-01' AND offered < '2026-01-01' GROUP BY agent ORDER BY agent"
two="SELECT agent, count(*), avg(wait) FROM call WHERE outcome = 'answered' AND offered >= '2025-01-01' AND offered < '2026-01-01' GROUP BY agent ORDER BY agent"
median() { for _ in 1 2 3 4 5 6; do sql -c '\timing on' -c '\o /dev/null' -c "$1" | awk '/^Time/ { print $2 }'; done | tail -5 | sort -n | sed -n 3p; }
guarded=$(median "$year"); alone=$(median "$two")
ours=$(dotnet "artifacts/bin/Bridge.Calls.Bench/release/Bridge.Calls.Bench.dll" year-by-agent "$2" 20)
awk -v g="$guarded" -v a="$alone" -v o="$ours" 'BEGIN { printf "PostgreSQL %.0f ms with the guards but first-contact resolution, %.0f ms the two figures alone; the bridge %.1f ms with all of them: %.0f and %.0f times as long\n", g, a, o, g / o, a / o }'
