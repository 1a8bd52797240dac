using Bridge.ConnectorKit;
using Bridge.Connectors.Reso;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;
using Bridge.Sandbox.Serving;

namespace Bridge.Connectors.Tests.Reso;

public sealed class ResoConnectorTests
{
    [Theory]
    [InlineData("MemberPassword")]
    [InlineData("memberloginid")]
    public async Task A_forbidden_field_is_refused_before_anything_is_sent(string field)
    {
        await using var mls = await ResoHarness.StartAsync();

        Assert.Throws<ArgumentException>(() => mls.Members("MemberEmail", field));
        Assert.Empty((await mls.AskAsync("history?from=0")).Trim());
    }

    [Theory]
    [InlineData("mlsgrid", "2 per 00:00:01, 7200 per 01:00:00, 40000 per 1.00:00:00")]
    [InlineData("trestle", "180 per 00:01:00, 7200 per 01:00:00")]
    [InlineData("generic", "")]
    public void The_published_quotas_hold_unless_the_settings_say_otherwise(string profile, string expected)
    {
        var limits = new ResoConnector().LimitsFor(Settings(("profile", profile)));

        Assert.Equal(expected, string.Join(", ", limits.Select(limit => $"{limit.Calls} per {limit.Window}")));
    }

    [Fact]
    public void A_limit_in_the_settings_takes_the_place_of_the_published_one()
    {
        var limits = new ResoConnector().LimitsFor(Settings(("profile", "trestle"), ("limitPerMinute", "60")));

        Assert.Contains(limits, limit => limit is { Calls: 60, Window.TotalMinutes: 1 });
        Assert.Equal(2, limits.Count);
    }

    [Fact]
    public async Task Fields_that_the_host_does_not_serve_are_left_out_where_its_metadata_is_read()
    {
        await using var mls = await ResoHarness.StartAsync();
        var context = mls.With(("metadata", "false"));

        var records = await FirstPageAsync(mls.Members("MemberEmail", "Xx_NotThere"));
        var failure = await Assert.ThrowsAsync<ConnectorException>(
            () => FirstPageAsync(((IOpensSource<Member>)mls.Connector).OpenSource(context, ["Xx_NotThere"])));

        Assert.NotEmpty(records);
        Assert.Equal(FailureKind.Configuration, failure.Kind);
    }

    [Fact]
    public async Task Fields_that_the_host_does_not_serve_are_named_by_the_check()
    {
        await using var mls = await ResoHarness.StartAsync();

        var findings = await mls.Connector.OpenCheck(mls.Context).CheckAsync(CancellationToken.None);

        var finding = Assert.Single(findings, finding => finding.Subject == "Member fields");
        Assert.Equal(CheckVerdict.Warning, finding.Verdict);
        Assert.Contains("MemberIsAssistantTo", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_metadata_is_read_all_the_same()
    {
        await using var mls = await ResoHarness.StartAsync(options: new() { Members = 20, Metadata = false });

        Assert.Equal(20, (await FirstPageAsync(mls.Members("MemberEmail"))).Count);
    }

    [Fact]
    public async Task Local_fields_that_a_mapping_asks_for_are_kept()
    {
        await using var stub = (MlsStub)await new ResoStubConnection("Member", "generic", new(), []).StartAsync();
        stub.AddUnknownFields();
        stub.Plant(3);
        var settings = Settings(("address", stub.Address.AbsoluteUri), ("token", "stub-token"));
        using var http = new HttpClient(new SocketsHttpHandler());
        var context = new ConnectionContext(settings, http, new CallMeter(), TimeProvider.System);

        var records = await FirstPageAsync(((IOpensSource<Member>)new ResoConnector()).OpenSource(context, ["Zz_Text", "Zz_List"]));

        Assert.All(records, record => Assert.Equal("x", record.Field("Zz_Text").AsText));
        Assert.All(records, record => Assert.Equal("a;2;", record.Field("Zz_List").AsText));
        Assert.All(records, record => Assert.True(record.Field("Zz_Number").IsBlank));
    }

    [Fact]
    public async Task A_feed_without_deletions_lists_no_keys()
    {
        await using var mls = await ResoHarness.StartAsync(more: ("deletes", "none"));

        Assert.False(mls.Members() is IListsKeys);
    }

    [Fact]
    public async Task Sources_of_one_connection_share_one_token()
    {
        await using var mls = await ResoHarness.StartAsync("trestle");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FirstPageAsync(mls.Members("MemberEmail"))));

        var history = await mls.AskAsync("history?from=0");
        Assert.Single(history.Split('\n'), line => line.Contains("/oidc/connect/token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await using var mls = await ResoHarness.StartAsync("trestle", sandbox: new SandboxSettings { Time = clock });
        var context = mls.Context with { Time = clock };
        var source = ((IOpensSource<Member>)mls.Connector).OpenSource(context, ["MemberEmail"]);
        await FirstPageAsync(source);

        clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromMinutes(1));
        await FirstPageAsync(source);

        var history = (await mls.AskAsync("history?from=0")).Split('\n');
        Assert.Equal(2, history.Count(line => line.Contains("/oidc/connect/token", StringComparison.Ordinal)));
        Assert.DoesNotContain(history, line => line.Contains("401", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mlsgrid", "token", "originatingSystem")]
    [InlineData("generic", "address", "token")]
    [InlineData("rapattoni", "clientId", "tokenAddress")]
    public async Task Settings_that_cannot_work_are_refused_with_the_setting_to_change(string profile, string given, string missing)
    {
        await using var mls = await ResoHarness.StartAsync();
        var settings = Settings(("profile", profile), ("address", mls.Sandbox.ServiceRoot.AbsoluteUri), (given, given == "address" ? mls.Sandbox.ServiceRoot.AbsoluteUri : "x"));
        var source = ((IOpensSource<Member>)mls.Connector).OpenSource(mls.Context with { Settings = settings }, ["MemberEmail"]);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => FirstPageAsync(source));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains($"Set '{missing}'", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_rows_behind_the_watermark_are_found_within_the_overlap_and_then_no_more_looked_for()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await using var mls = await ResoHarness.StartAsync(options: new() { Members = 120, TieTimestamp = true });
        var context = mls.With(("overlap", "5m")) with { Time = clock };
        var source = ((IOpensSource<Member>)mls.Connector).OpenSource(context, ["MemberEmail"]);
        var (full, cursor) = await CountAsync(source, ReadRequest.Full);

        var (again, second) = await CountAsync(source, ReadRequest.Since(cursor));
        clock.Advance(TimeSpan.FromMinutes(7));
        var (last, third) = await CountAsync(source, ReadRequest.Since(second));
        var (quiet, _) = await CountAsync(source, ReadRequest.Since(third));

        Assert.Equal((120, 120, 120, 0), (full, again, last, quiet));
    }

    [Fact]
    public void Every_setting_has_a_rule_and_a_sentence()
    {
        var specs = new ResoConnector().Settings;

        Assert.Equal(specs.Count, specs.Select(spec => spec.Name).Distinct().Count());
        Assert.All(specs, spec => Assert.EndsWith(".", spec.Description, StringComparison.Ordinal));
        Assert.All(specs.Where(spec => spec.Name is "token" or "password" or "clientSecret"), spec => Assert.Equal(SettingKind.Secret, spec.Kind));
    }

    private static ConnectionSettings Settings(params (string Name, string Value)[] values)
    {
        var all = new Dictionary<string, string>();
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        return new ConnectionSettings("mls", all);
    }

    private static async Task<(int Rows, Cursor Next)> CountAsync(ISource<Member> source, ReadRequest request)
    {
        var rows = 0;
        var next = request.From ?? default;
        await foreach (var page in source.ReadAsync(request, CancellationToken.None))
        {
            rows += page.Records.Count;
            next = page.Next;
        }

        return (rows, next);
    }

    private static async Task<IReadOnlyList<Member>> FirstPageAsync(ISource<Member> source)
    {
        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            return page.Records;
        }

        return [];
    }
}
