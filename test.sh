#!/usr/bin/env bash
# Builds everything, runs every test project and ends with one line: "N passed, N failed".
set -uo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")" || exit 1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
results="artifacts/test-results"
rm -rf "$results"
mkdir -p "$results"

if ! dotnet restore MlsCrmBridge.sln --verbosity quiet; then
    echo "The packages could not be restored." >&2
    echo "0 passed, 1 failed"
    exit 1
fi
if ! dotnet build MlsCrmBridge.sln --no-restore --nologo --verbosity quiet; then
    echo "The build failed." >&2
    echo "0 passed, 1 failed"
    exit 1
fi

# The finance store is tested on PostgreSQL too. Without its programs those tests are skipped, and say so.
if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null 2>&1 \
    && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get install -y -qq --no-install-recommends postgresql >/dev/null 2>&1 \
        || echo "PostgreSQL could not be installed; its tests are skipped." >&2
fi

# Two projects at a time: most of a test's time is a wait for a process, a disk or a timer. The largest first, so that no long one is left
# over at the end. Each project's words come in one piece when it has ended.
run_project() {
    local name
    name="$(basename "$1" .csproj)"
    # The assembly, not the project: that spares reading all projects again. Into a file, not through a pipe: a process that a test left
    # behind would keep a pipe open.
    dotnet test "artifacts/bin/$name/debug/$name.dll" --nologo --logger "console;verbosity=minimal" \
        --logger "trx;LogFileName=$name.trx" --results-directory "$results" --blame-hang-timeout 10m >"$results/$name.log" 2>&1
    echo "$?" >"$results/$name.status"
    cat "$results/$name.log"
}
export -f run_project
export results
for project in tests/*.Tests/*.csproj; do
    printf '%s\t%s\n' "$(find "$(dirname "$project")" -name '*.cs' -not -path '*/obj/*' | wc -l)" "$project"
done | sort -rn | cut -f 2 | xargs -P 2 -I '{}' bash -c 'run_project "$1"' _ '{}'

passed=0
failed=0
for project in tests/*.Tests/*.csproj; do
    name="$(basename "$project" .csproj)"
    status="$(cat "$results/$name.status" 2>/dev/null || echo 1)"
    counters="$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null | head -n 1)"
    p="$(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<<"$counters")"
    t="$(sed -n 's/.* executed="\([0-9]*\)".*/\1/p' <<<"$counters")"
    all="$(sed -n 's/.* total="\([0-9]*\)".*/\1/p' <<<"$counters")"
    s="$(( ${all:-0} - ${t:-0} ))"
    f="$(( ${t:-0} - ${p:-0} ))"
    # A run that broke without a failed test (a crash, a hang) is a failure all the same.
    if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then
        f=1
    fi
    echo "$name: ${p:-0} passed, $f failed$([ "$s" -eq 0 ] || echo ", $s skipped")"
    passed=$((passed + ${p:-0}))
    failed=$((failed + f))
done

# What each connector can do is compared with what the suites above proved, not with what they declare.
if ! BRIDGE_TEST_RESULTS="$PWD/$results" dotnet test tests/Bridge.Architecture.Tests --no-build --nologo --verbosity quiet \
    --filter FullyQualifiedName~ConnectorMatrixTests; then
    failed=$((failed + 1))
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
