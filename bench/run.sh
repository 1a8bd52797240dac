#!/usr/bin/env bash
# Builds the bridge and the bench the same way (Release, compiled ahead of time) and measures; see docs/benchmarks.md.
set -euo pipefail

root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"
home="$root/artifacts/bench"
log="$root/artifacts/bench-build.log"

"$root/bridge" --version >/dev/null

if [ ! -x "$home/Bridge.Bench" ] || [ -n "$(find "$root/bench/Bridge.Bench" "$root"/Directory.* "$root/global.json" \
    -type f -newer "$home/Bridge.Bench.dll" ! -name packages.lock.json -print -quit)" ]; then
    printf 'Building the bench ...\n' >&2
    rm -rf "$home"
    if ! dotnet publish "$root/bench/Bridge.Bench/Bridge.Bench.csproj" --configuration Release --use-current-runtime \
        --self-contained false -p:PublishReadyToRun=true -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false \
        -p:ArtifactsPath="$root/artifacts/launch" --output "$home" --nologo --verbosity quiet >"$log" 2>&1; then
        cat "$log" >&2
        printf 'The build failed. The lines above say why.\n' >&2
        exit 2
    fi
    touch "$home/Bridge.Bench.dll"
fi

exec "$home/Bridge.Bench" --bridge "$root/artifacts/bridge/Bridge.Host" "$@"
