namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>How much of the org's allowances is left.</summary>
/// <remarks>Source: REST API Developer Guide, "Limits".</remarks>
internal static class LimitsEndpoint
{
    public static ApiReply Answer(SalesforceOrg org) => ApiReply.Json(json =>
    {
        json.WriteStartObject();
        foreach (var (name, most, left) in new[]
        {
            ("DailyApiRequests", org.Calls.Most, org.Calls.Most - org.Calls.Used),
            ("DailyBulkV2QueryJobs", 10_000, 10_000),
            ("DataStorageMB", 1024, 1000),
        })
        {
            json.WriteStartObject(name);
            json.WriteNumber("Max"u8, most);
            json.WriteNumber("Remaining"u8, left);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });
}
