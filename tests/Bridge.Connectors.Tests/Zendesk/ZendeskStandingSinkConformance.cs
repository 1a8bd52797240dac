using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>Standings of users whom the members' route has brought before.</summary>
public sealed class ZendeskStandingSinkConformance : CrmStandingConformance
{
    protected override string Kind => "users";

    protected override (string Name, string Email) Person => ("name", "email");

    protected override string TextField => "user_fields.mls_standing";

    protected override IReadOnlyList<string> Secrets => [ZendeskHost.Token, "wrong-token", "text 1"];

    private ZendeskHost Host => (ZendeskHost)Hosts.Written;

    private protected override SinkHosts<MemberStanding> NewHosts() =>
        new(async () => await ZendeskHost.StartAsync(new ZendeskSandboxOptions { IncrementalLagSeconds = 0, SingleUpsertsPerSecond = 0, WritesPerUserPerMinute = 0 }),
        async () => await ZendeskHost.StartAsync(), ("apiToken", "wrong-token"), Shape, ("bulk", "on"));

    private protected override object NewPerson(string name, string email, string key) =>
        new { name, email, external_id = key };

    protected override async Task<string> SpoilAsync(int number, MappedRecord record)
    {
        await Host.DeleteUserAsync(Id(number));
        return "not found";
    }
}
