using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Salesforce;

/// <summary>Standings of contacts whom the members' route has brought before.</summary>
public sealed class SalesforceStandingSinkConformance : CrmStandingConformance
{
    protected override string Kind => "Contact";

    protected override (string Name, string Email) Person => ("LastName", "Email");

    protected override string TextField => "MLS_Standing__c";

    protected override string NewField => "MLS_Other__c";

    protected override IReadOnlyList<string> Secrets => ["sandbox-secret", "wrong-secret", "text 1"];

    private SalesforceHost Host => (SalesforceHost)Hosts.Written;

    // Who is there is looked up before each write; that would be lost in place of the writes.
    protected override Task LoseAnswersAsync(bool isLosing) => Host.SetFaultsAsync(isLosing ? "reset-after:100%@/composite/sobjects" : "");

    private protected override SinkHosts<MemberStanding> NewHosts() =>
        new(async () => await SalesforceHost.StartAsync(new(), latency: 8), async () => await SalesforceHost.StartAsync(), ("clientSecret", "wrong-secret"), Shape);

    private protected override object NewPerson(string name, string email, string key) =>
        new { LastName = name, Email = email, MLS_Key__c = key };

    protected override async Task<string> SpoilAsync(int number, MappedRecord record)
    {
        await Host.CallAsync(HttpMethod.Delete, $"services/data/v66.0/sobjects/Contact/MLS_Key__c/{Uri.EscapeDataString(Id(number))}");
        return "not found";
    }
}
