using System.Text.Json;

namespace Bridge.Bench.Targets;

/// <summary>Freshdesk: one call a contact.</summary>
internal sealed record FreshdeskTarget() : ReplayedTarget("freshdesk", 8, "MemberFullName")
{
    /// <inheritdoc />
    public override string Members => "dump?kind=contacts";

    /// <inheritdoc />
    public override string Offices => "dump?kind=companies";

    /// <inheritdoc />
    public override string? KeyOf(JsonElement row) => Text(row, "unique_external_id");

    /// <inheritdoc />
    public override (string? Key, string Id) OfficeOf(JsonElement row) =>
        (Text(row.GetProperty("custom_fields"), "mls_key") ?? Text(row, "name"), $"\"company_id\":{row.GetProperty("id").GetRawText()}");

    /// <inheritdoc />
    public override int OfRow(JsonElement row) => Hash(row, "name", "email", row.GetProperty("custom_fields"), "mls_status", "mls_member_id", row.GetProperty("deleted").GetBoolean());

    /// <inheritdoc />
    public override bool Writes(string line, string body) => line == "POST /api/v2/contacts";

    /// <inheritdoc />
    public override string SignIn(Uri address) => "Basic c2FuZGJveC1rZXk6WA==";
}
