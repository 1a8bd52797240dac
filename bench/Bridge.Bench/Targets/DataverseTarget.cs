using System.Text.Json;

namespace Bridge.Bench.Targets;

/// <summary>Dataverse: batches of 100 contacts.</summary>
internal sealed record DataverseTarget() : ReplayedTarget("dataverse", 8, "MemberLastName")
{
    /// <inheritdoc />
    public override bool RetiresApart => true;

    /// <inheritdoc />
    public override string Members => "dump?type=contact";

    /// <inheritdoc />
    public override string Offices => "dump?type=account";

    /// <inheritdoc />
    /// <remarks>Keys of the stand-in MLS are digits and capitals, which are spelled as they are.</remarks>
    public override string? KeyOf(JsonElement row) => Text(row, "mls_memberkey") is { } key && key.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? $"{key[..point]}:{key[(point + 1)..]}" : null;

    /// <inheritdoc />
    public override (string? Key, string Id) OfficeOf(JsonElement row) => (Text(row, "mls_officekey"), Text(row, "accountid") ?? "");

    /// <inheritdoc />
    public override int OfRow(JsonElement row) => Hash(row, "lastname", "emailaddress1", row, "mls_status", "mls_memberid", false);

    /// <inheritdoc />
    public override bool Writes(string line, string body) =>
        line.EndsWith("/$batch", StringComparison.Ordinal) && body.Contains("contacts(mls_memberkey", StringComparison.Ordinal);

    /// <inheritdoc />
    public override string SignIn(Uri address) =>
        $"/sandbox-tenant/oauth2/v2.0/token grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret&scope={Uri.EscapeDataString(address.GetLeftPart(UriPartial.Authority) + "/.default")}";
}
