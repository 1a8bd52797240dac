using System.Text.Json.Nodes;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;
using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;

namespace Bridge.Faults.Targets;

/// <summary>Salesforce: bulk jobs above 2,000 records, collections of 200 up to there.</summary>
internal sealed record SalesforceTarget() : FaultTarget("salesforce")
{
    /// <inheritdoc />
    public override string Users => "dump?type=Contact";

    /// <inheritdoc />
    public override string Organizations => "dump?type=Account";

    /// <inheritdoc />
    public override FieldPairs Pairs { get; } = new(
    [
        new("MemberFirstName", "FirstName"),
        new("MemberLastName", "LastName"),
        new("MemberEmail", "Email"),
        new("MemberMlsId", "MLS_Member_Id__c"),
        new("MemberStatus", "MLS_Status__c"),
        new("MemberType", "MLS_Type__c"),
        new("MemberMobilePhone", "MobilePhone", IsPhone: true),
    ]);

    /// <inheritdoc />
    public override int Repeatable => 200;

    /// <inheritdoc />
    public override int? RefusalsInAWindow => 4;

    /// <inheritdoc />
    public override async Task<SandboxServer> StartAsync(SandboxSettings settings, StageOptions options, CancellationToken cancellationToken) =>
        await SalesforceSandbox.StartAsync(settings, new SalesforceSandboxOptions { JobDelay = options.JobDelay }, cancellationToken);

    /// <inheritdoc />
    public override string Connection(Uri address) => $"type: salesforce, address: \"{address}\", clientId: sandbox-client, clientSecret: sandbox-secret";

    /// <inheritdoc />
    public override JsonObject Common(JsonObject row)
    {
        (row["external_id"], row["id"], row["organization_id"]) = (row["MLS_Key__c"]?.DeepClone(), row["Id"]?.DeepClone(), row["AccountId"]?.DeepClone());
        (row["suspended"], row["deleted"], row["creations"]) = (row["MLS_Departed__c"]?.DeepClone() ?? false, row["IsDeleted"]?.DeepClone() ?? false, 1);
        row["name"] = row["Name"]?.DeepClone();
        return row;
    }
}
