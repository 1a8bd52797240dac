using System.Globalization;
using Bridge.ConnectorKit.Calls;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk.Talk;

/// <summary>A Zendesk account with Talk.</summary>
internal sealed class ZendeskCallFeed(ZendeskHost host, IReadOnlyList<long> agents, long group) : CallFeed
{
    /// <summary>Rows of a page.</summary>
    public const int PageRows = 20;

    public ZendeskHost Host => host;

    public long Agent => agents[0];

    public long Colleague => agents[1];

    public override IReadOnlyList<string> Secrets { get; } = [ZendeskHost.Token, "wrong-token"];

    public override IReadOnlyList<string> PhoneNumbers { get; } = ["12055550100", "12055550199"];

    public static async Task<ZendeskCallFeed> StartAsync()
    {
        var host = await ZendeskHost.StartAsync(new ZendeskSandboxOptions
        {
            IncrementalLagSeconds = 0,
            TalkRowsPerPage = PageRows,
            HelpDesk = new HelpDeskOptions { Tickets = 40, Calls = 90, Members = 5, Days = 10 },
        });
        var groups = await host.CallAsync(HttpMethod.Get, "api/v2/group_memberships");
        var rows = groups!.Value.GetProperty("group_memberships").EnumerateArray().ToList();
        var ids = string.Join(',', rows.Select(row => row.GetProperty("user_id").GetInt64()).Distinct());
        var users = await host.CallAsync(HttpMethod.Get, $"api/v2/users/show_many?ids={ids}"); // without the persons behind the credentials
        return new ZendeskCallFeed(
            host, [.. users!.Value.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("id").GetInt64())], rows[0].GetProperty("group_id").GetInt64());
    }

    public override Task<string> AnswerAsync(string memberId) =>
        CallAsync(new { customer = memberId, agent_id = Agent, group_id = group, wait = 20, talk = 60, wrap_up = 30, settled_after = 86_400 });

    /// <summary>Makes a call that is over now.</summary>
    public async Task<string> CallAsync(object call)
    {
        var shown = await host.CallAsync(HttpMethod.Post, "_sandbox/calls", call);
        return shown!.Value.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture);
    }

    public override Task SettleAsync(string call) => host.CallAsync(HttpMethod.Post, $"_sandbox/calls/{call}/settle");

    public override Task BreakAsync() => host.SetFaultsAsync("500:100%");

    public override ValueTask DisposeAsync() => host.DisposeAsync();
}
