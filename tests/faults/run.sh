#!/usr/bin/env bash
# Breaks the bridge on purpose and checks that nothing was lost and nothing doubled; see docs/operations/faults.md.
# run.sh [--quick | --nightly | --full] [--target zendesk|salesforce|dataverse|freshdesk|workbook] [--cell NAME] [--seed N] [--runs N] [--kills N]
set -euo pipefail

here="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd -- "$here/../.." && pwd)"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

"$root/bridge" --version >&2
dotnet build "$here/Bridge.Faults/Bridge.Faults.csproj" --configuration Release --nologo --verbosity quiet >&2
exec dotnet "$root/artifacts/bin/Bridge.Faults/release/Bridge.Faults.dll" --bridge "$root/artifacts/bridge/Bridge.Host" "$@"
