using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Freshdesk;

/// <summary>Standings of contacts whom the members' route has brought before.</summary>
public sealed class FreshdeskStandingSinkConformance : CrmStandingConformance
{
    protected override string Kind => "contacts";

    protected override (string Name, string Email) Person => ("name", "email");

    protected override string TextField => "custom_fields.mls_standing";

    protected override IReadOnlyList<string> Secrets => [FreshdeskHost.Key, "wrong-key", "text 1"];

    private FreshdeskHost Host => (FreshdeskHost)Hosts.Written;

    [Fact]
    public async Task Many_members_are_found_in_the_list_a_hundred_a_call()
    {
        await PrepareAsync([.. Enumerable.Range(0, 150)]);

        foreach (var number in Enumerable.Range(0, 150))
        {
            await WriteAsync(NewWrite(number));
        }

        Assert.Equal(2, Host.Statistics.ByPath.Where(path => path.Key.StartsWith("GET /api/v2/contacts", StringComparison.Ordinal)).Sum(path => path.Value));
    }

    private protected override SinkHosts<MemberStanding> NewHosts() =>
        new(async () => await FreshdeskHost.StartAsync(latency: 2), async () => await FreshdeskHost.StartAsync(), ("apiKey", "wrong-key"), Shape);

    private protected override object NewPerson(string name, string email, string key) =>
        new { name, email, unique_external_id = key };

    protected override async Task<string> SpoilAsync(int number, MappedRecord record)
    {
        var id = (await Host.FindAsync("contacts", Id(number))).GetProperty("id").GetInt64();
        await Host.CallAsync(HttpMethod.Delete, $"contacts/{id}/hard_delete?force=true");
        return "not found";
    }
}
