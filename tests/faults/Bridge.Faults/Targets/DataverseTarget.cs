using System.Text.Json.Nodes;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;
using Bridge.Sandbox.Dataverse;
using Bridge.Sandbox.Serving;

namespace Bridge.Faults.Targets;

/// <summary>Dataverse: batches of 100, in which each record is taken by itself.</summary>
internal sealed record DataverseTarget() : FaultTarget("dataverse")
{
    /// <inheritdoc />
    public override string Users => "dump?type=contact";

    /// <inheritdoc />
    public override string Organizations => "dump?type=account";

    /// <inheritdoc />
    public override FieldPairs Pairs { get; } = new(
    [
        new("MemberFirstName", "firstname"),
        new("MemberLastName", "lastname"),
        new("MemberEmail", "emailaddress1"),
        new("MemberMlsId", "mls_memberid"),
        new("MemberStatus", "mls_status"),
        new("MemberType", "mls_type"),
        new("MemberStateLicense", "mls_license"),
        new("OfficeName", "mls_officename"),
        new("MemberMobilePhone", "mobilephone", IsPhone: true),
    ]);

    /// <inheritdoc />
    public override int Repeatable => 100;

    /// <inheritdoc />
    public override int WritesOfNew(bool hasLeft) => hasLeft ? 2 : 1;

    /// <inheritdoc />
    public override int? RefusalsInAWindow => 8;

    /// <inheritdoc />
    public override async Task<SandboxServer> StartAsync(SandboxSettings settings, StageOptions options, CancellationToken cancellationToken) =>
        await DataverseSandbox.StartAsync(settings, new DataverseSandboxOptions(), cancellationToken);

    /// <inheritdoc />
    public override string Connection(Uri address) =>
        $"type: dataverse, address: \"{address}\", signInAddress: \"{address}\", tenant: sandbox-tenant, clientId: sandbox-client, clientSecret: sandbox-secret";

    /// <inheritdoc />
    public override JsonObject Common(JsonObject row)
    {
        var key = (row["mls_memberkey"] ?? row["mls_officekey"])?.GetValue<string>();
        (row["external_id"], row["id"]) = (key is null ? null : Spelled(key), (row["contactid"] ?? row["accountid"])?.DeepClone());
        (row["organization_id"], row["suspended"]) = (row["_parentcustomerid_value"]?.DeepClone(), row["statecode"]?.GetValue<int>() == 1);
        (row["deleted"], row["creations"]) = (false, 1);
        return row;
    }

    // Keys of this MLS are capitals and digits, whose spelling differs in the first point alone (docs/connectors/dataverse.md, "The key").
    private static string Spelled(string key) => key.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? $"{key[..point]}:{key[(point + 1)..]}" : key;
}
