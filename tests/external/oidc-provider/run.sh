#!/usr/bin/env bash
# Walks the bridge's sign-in through an OpenID provider that nobody here wrote (npm: oidc-provider), with real redirects.
# Needs node 20 or newer and npm. Ends with one line, "N passed, N failed"; exit code 1 on a failure.
set -euo pipefail

here="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd -- "$here/../../.." && pwd)"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

if [ ! -d "$here/node_modules/oidc-provider" ]; then
    (cd "$here" && npm ci --no-audit --no-fund >&2)
fi
dotnet build "$here/Bridge.SignInCheck/Bridge.SignInCheck.csproj" --nologo --verbosity quiet >&2
exec dotnet "$root/artifacts/bin/Bridge.SignInCheck/debug/Bridge.SignInCheck.dll" "$here/provider.mjs"
