using System.Text.Json.Nodes;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;
using Bridge.Sandbox.Freshdesk;
using Bridge.Sandbox.Serving;

namespace Bridge.Faults.Targets;

/// <summary>Freshdesk: one call a record, eight at once.</summary>
internal sealed record FreshdeskTarget() : FaultTarget("freshdesk")
{
    /// <inheritdoc />
    public override string Users => "dump?kind=contacts";

    /// <inheritdoc />
    public override string Organizations => "dump?kind=companies";

    /// <inheritdoc />
    public override FieldPairs Pairs { get; } = new(
    [
        new("MemberFullName", "name"),
        new("MemberEmail", "email"),
        new("MemberMlsId", "custom_fields.mls_member_id"),
        new("MemberStatus", "custom_fields.mls_status"),
        new("MemberType", "custom_fields.mls_type"),
        new("MemberStateLicense", "custom_fields.mls_license"),
        new("OfficeName", "custom_fields.mls_office_name"),
        new("MemberMobilePhone", "mobile", IsPhone: true),
    ]);

    /// <inheritdoc />
    public override int Repeatable => 8;

    /// <inheritdoc />
    public override int ThrottledMembers => 60;

    /// <inheritdoc />
    public override int? RefusalsInAWindow => 8;

    /// <inheritdoc />
    public override async Task<SandboxServer> StartAsync(SandboxSettings settings, StageOptions options, CancellationToken cancellationToken) =>
        await FreshdeskSandbox.StartAsync(settings, new FreshdeskSandboxOptions(), cancellationToken);

    /// <inheritdoc />
    public override string Connection(Uri address) => $"type: freshdesk, address: \"{address}\", apiKey: sandbox-key";

    /// <inheritdoc />
    public override JsonObject Common(JsonObject row)
    {
        var more = row["custom_fields"] as JsonObject;
        (row["external_id"], row["organization_id"]) = ((row["unique_external_id"] ?? more?["mls_key"])?.DeepClone(), row["company_id"]?.DeepClone());
        (row["suspended"], row["creations"]) = (more?["mls_departed"]?.DeepClone() ?? false, 1);
        return row;
    }
}
