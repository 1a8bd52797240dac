using Bridge.Connectors.Tests.Hosts;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>Standings of contacts whom the members' route has brought before.</summary>
public sealed class DataverseStandingSinkConformance : CrmStandingConformance
{
    protected override string Kind => "contact";

    protected override (string Name, string Email) Person => ("lastname", "emailaddress1");

    protected override string TextField => "mls_standing";

    protected override IReadOnlyList<string> Secrets => ["sandbox-secret", "wrong-secret", "text 1"];

    private DataverseHost Host => (DataverseHost)Hosts.Written;

    private protected override SinkHosts<MemberStanding> NewHosts() =>
        new(async () => await DataverseHost.StartAsync(new(), latency: 8), async () => await DataverseHost.StartAsync(), ("clientSecret", "wrong-secret"), Shape);

    private protected override object NewPerson(string name, string email, string key) =>
        new { lastname = name, emailaddress1 = email, mls_memberkey = DataverseKey.Encode(key) };

    protected override async Task<string> SpoilAsync(int number, MappedRecord record)
    {
        await Host.CallAsync(HttpMethod.Delete, $"contacts(mls_memberkey='{DataverseKey.Encode(Id(number))}')");
        return "does not exist";
    }
}
