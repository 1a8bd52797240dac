using Bridge.Connectors.Zendesk;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>Something between bridge and account lets a part of Zendesk's calls through alone.</summary>
public sealed class ZendeskGapsTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private ScriptedZendesk? _zendesk;

    private ScriptedZendesk Zendesk => _zendesk ?? throw new InvalidOperationException("Not started.");

    async Task IAsyncLifetime.InitializeAsync() => _zendesk = await ScriptedZendesk.StartAsync();

    async Task IAsyncLifetime.DisposeAsync()
    {
        _http.Dispose();
        await Zendesk.DisposeAsync();
    }

    [Fact]
    public async Task Members_are_written_though_the_fields_cannot_be_listed_and_the_admin_is_told_once()
    {
        Zendesk.Unknown = ["user_fields"];
        var sink = Open();

        var results = await sink.WriteAsync(ZendeskWrites.Many(0, 10), CancellationToken.None);
        await sink.WriteAsync(ZendeskWrites.Many(10, 10), CancellationToken.None);

        Assert.All(results, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(1, Zendesk.TurnedAway);
        Assert.Contains("does not know whether the account has the custom fields of users", ((IWarns)sink).Warn(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_after_a_crash_goes_on_though_jobs_cannot_be_listed()
    {
        Zendesk.Unknown = ["job_statuses"];
        var sink = Open();

        await ((IReadsBack)sink).AwaitAcceptedWritesAsync(CancellationToken.None);

        Assert.Contains("jobs of an earlier run", ((IWarns)sink).Warn(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_address_is_written_though_nobody_can_be_looked_up()
    {
        var sink = Open();
        await sink.WriteAsync(ZendeskWrites.Many(0, 5), CancellationToken.None);
        Zendesk.Unknown = ["users/show_many"];

        var results = await sink.WriteAsync([ZendeskWrites.Change(2, "email", FieldValue.Text("new@example.com"))], CancellationToken.None);

        Assert.True(Assert.Single(results).Outcome is WriteOutcome.Created or WriteOutcome.Updated);
        Assert.Contains("the primary ones", ((IWarns)sink).Warn(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_answers_everything_is_not_warned_of()
    {
        var sink = Open();

        await sink.WriteAsync(ZendeskWrites.Many(0, 5), CancellationToken.None);

        Assert.Null(((IWarns)sink).Warn());
    }

    [Fact]
    public async Task Where_changes_are_not_let_through_they_go_as_upserts()
    {
        await Open().WriteAsync(ZendeskWrites.Many(0, 10), CancellationToken.None);
        Zendesk.Unknown = ["users/update_many"];
        var sink = Open();
        IReadOnlyList<Write> changes = [.. Enumerable.Range(0, 10).Select(number => ZendeskWrites.Change(number, "phone", FieldValue.Text($"+1303555{number:D4}")))];

        var first = await sink.WriteAsync(changes, CancellationToken.None);
        var second = await sink.WriteAsync(changes, CancellationToken.None);

        Assert.All(first.Concat(second), result => Assert.True(result.Outcome is WriteOutcome.Created or WriteOutcome.Updated));
        Assert.Equal(1, Zendesk.TurnedAway);
        Assert.Equal(3, Zendesk.Jobs);
    }

    private ISink<Member> Open()
    {
        var settings = new ConnectionSettings("crm", new Dictionary<string, string>
        {
            ["address"] = Zendesk.Address.AbsoluteUri,
            ["accessToken"] = "token",
        });
        return new ZendeskConnector().OpenUsers(new ConnectionContext(settings, _http, new CallMeter(), TimeProvider.System));
    }
}
