using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>The source against the MLS of the sandbox, which shares no code with it.</summary>
public sealed class ResoSandboxReads
{
    public static TheoryData<string> Profiles => new("generic", "mlsgrid", "trestle", "bridge", "spark", "rapattoni");

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task A_full_read_gives_every_member_and_office_once(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile);

        var members = await ReadAsync(mls.Members(), ReadRequest.Full);
        var offices = await ReadAsync(mls.Offices(), ReadRequest.Full);

        Assert.Equal(300, members.Records.Count);
        Assert.Equal(await mls.DumpAsync(), members.Names);
        Assert.Equal(30, offices.Records.Select(office => office.Key.Value).Distinct().Count());
        Assert.All(members.Records, member => Assert.Equal("mls", member.Key.Origin));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Rows_that_share_one_time_are_all_read(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile, new() { Members = 500, TieTimestamp = true });

        var read = await ReadAsync(mls.Members(), ReadRequest.Full);

        Assert.Equal(await mls.DumpAsync(), read.Names);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Rows_that_change_while_they_are_read_are_not_lost(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile, new() { Members = 800 });
        await mls.ControlAsync("churn?everyPages=1&rows=7");

        // Reading by links goes on until nothing changes, hence the feed comes to rest after a while.
        var first = await ReadAsync(mls.Members(), ReadRequest.Full, after: 14, () => mls.ControlAsync("churn?everyPages=0&rows=0"));
        var second = await ReadAsync(mls.Members(), ReadRequest.Since(first.Next));

        Assert.Equal(await mls.DumpAsync(), Merge(first, second));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Changes_and_additions_arrive_with_the_next_read(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile);
        var first = await ReadAsync(mls.Members(), ReadRequest.Full);
        await mls.ControlAsync("change?share=0.05&seed=3");
        await mls.ControlAsync("add?count=12");

        var second = await ReadAsync(mls.Members(), ReadRequest.Since(first.Next));

        Assert.Equal(await mls.DumpAsync(), Merge(first, second));
        Assert.True(second.Records.Count < 100);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task A_departed_member_is_a_tombstone_or_missing_from_the_keys(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile);
        var first = await ReadAsync(mls.Members(), ReadRequest.Full);
        var departed = first.Records[10].Key;
        await mls.ControlAsync($"remove?keys={departed.Value}");

        var second = await ReadAsync(mls.Members(), ReadRequest.Since(first.Next));
        var keys = new HashSet<string>();
        await foreach (var chunk in ((IListsKeys)mls.Members()).ListKeysAsync(CancellationToken.None))
        {
            keys.UnionWith(chunk);
        }

        Assert.Equal(299, keys.Count);
        Assert.DoesNotContain(departed.ExternalId, keys);
        Assert.Equal(profile == "mlsgrid", second.Records.Any(record => record.IsTombstone && record.Key == departed));
    }

    [Fact]
    public async Task Events_tell_changes_additions_and_deletions()
    {
        await using var mls = await ResoHarness.StartAsync("generic", more: ("deletes", "events"));
        var first = await ReadAsync(mls.Members(), ReadRequest.Full);
        await mls.ControlAsync("change?share=0.3&seed=3");
        await mls.ControlAsync("add?count=5");
        await mls.ControlAsync("remove?count=6");

        var second = await ReadAsync(mls.Members(), ReadRequest.Since(first.Next));
        var third = await ReadAsync(mls.Members(), ReadRequest.Since(second.Next));

        Assert.Equal(await mls.DumpAsync(), Merge(first, second));
        Assert.Equal(6, second.Records.Count(record => record.IsTombstone));
        Assert.Empty(third.Records);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Only_listed_fields_are_ever_asked_for(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile);
        await ReadAsync(mls.Members(), ReadRequest.Full);
        await ReadAsync(mls.Offices(), ReadRequest.Full);
        await mls.Connector.OpenCheck(mls.Context).CheckAsync(CancellationToken.None);

        using var stats = JsonDocument.Parse(await mls.AskAsync("stats"));

        Assert.Equal(0, stats.RootElement.GetProperty("forbiddenFieldsAsked").GetInt32());
        Assert.Equal(0, stats.RootElement.GetProperty("requestsWithoutSelect").GetInt32());
    }

    [Theory]
    [InlineData("other-origin")]
    [InlineData("loop")]
    [InlineData("same")]
    public async Task Next_links_that_lead_elsewhere_or_round_and_round_stop_the_read(string link)
    {
        await using var mls = await ResoHarness.StartAsync("spark");
        await mls.ControlAsync("evil?nextLink=" + link);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(mls.Members(), ReadRequest.Full));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
    }

    [Fact]
    public async Task Rows_that_come_twice_are_no_harm()
    {
        await using var mls = await ResoHarness.StartAsync("spark");
        await mls.ControlAsync("shuffle?rows=5");

        var read = await ReadAsync(mls.Members(), ReadRequest.Full);

        Assert.Equal(await mls.DumpAsync(), read.Names);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task A_lost_licence_needs_consent(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile);
        var first = await ReadAsync(mls.Members(), ReadRequest.Full);
        await mls.ControlAsync("vanish");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(mls.Members(), ReadRequest.Since(first.Next)));

        Assert.Equal(Surprises.EmptyFeed, failure.Surprise);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task A_restored_backup_needs_consent(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile);
        var first = await ReadAsync(mls.Members(), ReadRequest.Full);
        await mls.ControlAsync("rewind?minutes=600");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(mls.Members(), ReadRequest.Since(first.Next)));

        Assert.Equal(Surprises.TimeFellBack, failure.Surprise);
    }

    [Theory]
    [InlineData("trestle")]
    [InlineData("rapattoni")]
    public async Task A_token_that_expires_between_pages_is_renewed(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile);

        var read = await ReadAsync(mls.Members(), ReadRequest.Full, after: 2, () => mls.ControlAsync("expire-tokens"));

        Assert.Equal(await mls.DumpAsync(), read.Names);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Choices_arrive_as_the_standard_words_whatever_the_host_writes(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile);

        var read = await ReadAsync(mls.Members(), ReadRequest.Full);

        Assert.Contains(read.Records, member => member.Status == "Active");
        Assert.Contains(read.Records, member => member.Type == "REALTOR Salesperson");
    }

    private static SortedDictionary<string, string> Merge(params Reading<Member>[] readings)
    {
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in readings.SelectMany(reading => reading.Records).OrderBy(record => record.ModifiedAt))
        {
            names[record.Key.Value] = Reading<Member>.Name(record);
            if (record.IsTombstone)
            {
                names.Remove(record.Key.Value);
            }
        }

        return names;
    }

    private static async Task<Reading<T>> ReadAsync<T>(
        ISource<T> source, ReadRequest request, int after = -1, Func<Task>? interrupt = null)
        where T : IRecord
    {
        var records = new List<T>();
        var next = request.From ?? default;
        var pages = 0;
        await foreach (var page in source.ReadAsync(request, CancellationToken.None))
        {
            Assert.Empty(page.Refused);
            records.AddRange(page.Records);
            next = page.Next;
            if (++pages == after && interrupt is not null)
            {
                await interrupt();
            }
        }

        return new Reading<T>(records, next);
    }

    private sealed record Reading<T>(List<T> Records, Cursor Next)
        where T : IRecord
    {
        public SortedDictionary<string, string> Names => new(
            Records.GroupBy(record => record.Key.Value).ToDictionary(group => group.Key, group => Name(group.Last())), StringComparer.Ordinal);

        public static string Name(T record) => $"{record.Field("MemberFullName")}|{record.Field("MemberDirectPhone")}|{record.Field("MemberMobilePhone")}";
    }
}
