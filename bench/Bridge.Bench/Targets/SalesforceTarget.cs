using System.Text.Json;

namespace Bridge.Bench.Targets;

/// <summary>Salesforce: bulk jobs of up to 10,000 contacts, or collections of 200.</summary>
/// <param name="Bulk">Value of the setting <c>bulk</c>.</param>
internal sealed record SalesforceTarget(string Bulk = "auto") : ReplayedTarget("salesforce", 4, "MemberLastName")
{
    /// <inheritdoc />
    public override string Word => Bulk == "auto" ? Name : $"{Name}-bulk-{Bulk}";

    /// <inheritdoc />
    public override string Settings => $", bulk: {Bulk}";

    /// <inheritdoc />
    public override string Members => "dump?type=Contact";

    /// <inheritdoc />
    public override string Offices => "dump?type=Account";

    /// <inheritdoc />
    public override string? KeyOf(JsonElement row) => Text(row, "MLS_Key__c");

    /// <inheritdoc />
    public override (string? Key, string Id) OfficeOf(JsonElement row) => (Text(row, "MLS_Key__c"), Text(row, "Id") ?? "");

    /// <inheritdoc />
    public override int OfRow(JsonElement row) => Hash(row, "LastName", "Email", row, "MLS_Status__c", "MLS_Member_Id__c", row.GetProperty("IsDeleted").GetBoolean());

    /// <inheritdoc />
    public override bool Writes(string line, string body) =>
        (line.StartsWith("PATCH ", StringComparison.Ordinal) && line.Contains("/composite/sobjects/Contact/", StringComparison.Ordinal))
        || (line.StartsWith("PUT ", StringComparison.Ordinal) && line.Contains("/jobs/ingest/", StringComparison.Ordinal));

    /// <inheritdoc />
    public override string SignIn(Uri address) => "/services/oauth2/token grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret";
}
