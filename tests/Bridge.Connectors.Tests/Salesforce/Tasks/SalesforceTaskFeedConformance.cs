using Bridge.ConnectorKit.Interactions;
using Bridge.Connectors.Salesforce;
using Bridge.Connectors.Salesforce.Tasks;
using Bridge.Core.Connectors;
using Bridge.Core.Interactions;

namespace Bridge.Connectors.Tests.Salesforce.Tasks;

public sealed class SalesforceTaskFeedConformance : InteractionReaderConformance
{
    private SalesforceTasks? _tasks;

    private SalesforceTasks Tasks => _tasks ?? throw new InvalidOperationException("The org is not started yet.");

    [Theory]
    [InlineData("Email", InteractionChannel.Email)]
    [InlineData("LinkedIn", InteractionChannel.Social)]
    [InlineData("Task", InteractionChannel.Other)]
    public async Task Each_kind_of_task_has_its_way(string subtype, InteractionChannel channel)
    {
        await Tasks.LogAsync(Member, new() { ["Subject"] = "Forms", ["TaskSubtype"] = subtype, ["Status"] = "Completed" });

        var one = Assert.Single(await AllAsync(Open()));

        Assert.Equal((channel, "Completed", "Rosa Delgado"), (one.Channel, one.Outcome, one.By));
    }

    [Fact]
    public async Task A_task_of_a_case_leads_to_its_ticket()
    {
        var ticket = await Tasks.Office.AskAsync("The map is blank", Member);
        await Tasks.LogAsync(Member, new() { ["Subject"] = "Called back", ["TaskSubtype"] = "Call", ["Status"] = "Completed", ["WhatId"] = ticket });

        Assert.Equal($"crm:{ticket}", Assert.Single(await AllAsync(Open())).Link);
    }

    [Fact]
    public async Task A_task_that_is_gone_from_the_recycle_bin_is_told_too()
    {
        var key = await Feed.LogCallAsync(Member, "Password reset");
        var reader = Open();
        var cursor = (await reader.ReadAsync(null, CancellationToken.None).ToListAsync())[^1].Next;
        await Feed.DeleteAsync(key);
        await Tasks.PurgeAsync(key);

        var pages = await reader.ReadAsync(cursor, CancellationToken.None).ToListAsync();

        Assert.Contains(pages.SelectMany(page => page.Gone), gone => gone.Value == key);
    }

    [Fact]
    public async Task The_connector_opens_it_and_it_passes_the_gate()
    {
        await Feed.LogCallAsync(Member, "Password reset");

        Assert.Single(await AllAsync(Tasks.Host.Connector.OpenInteractions(Tasks.Host.ConnectAsHost(new([])).Context)));
    }

    [Fact]
    public async Task Without_the_key_field_nobody_is_a_member()
    {
        await using var host = await SalesforceHost.StartAsync(new());
        await host.PlantAsync("Contact", new { LastName = "Ramirez" });
        await host.CallAsync(HttpMethod.Post, "services/data/v66.0/sobjects/Task", new { Subject = "Forms", Status = "Completed", WhoId = (await host.DumpAsync("Contact")).Single().GetProperty("Id").GetString() });

        Assert.Empty(await AllAsync(new SalesforceTaskFeed(new SalesforceSession(host.Connect()))));
    }

    protected override async Task<InteractionFeed> StartFeedAsync() => _tasks = await SalesforceTasks.StartAsync();

    protected override IReadsInteractions Open() => Open(Tasks.Host.Connect());

    protected override async Task<IReadsInteractions> OpenFailingAsync(FailureKind kind)
    {
        await Tasks.Host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return Open(kind == FailureKind.Configuration ? Tasks.Host.Connect(("clientSecret", "wrong-secret")) : Tasks.Host.Connect());
    }

    private static SalesforceTaskFeed Open(ConnectionContext connection) => new(new SalesforceSession(connection), pageSize: 2);

    private static async Task<List<Interaction>> AllAsync(IReadsInteractions reader)
    {
        var found = new List<Interaction>();
        await foreach (var page in reader.ReadAsync(null, CancellationToken.None))
        {
            found.AddRange(page.Interactions);
        }

        return found;
    }
}
