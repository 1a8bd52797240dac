using System.Security.Cryptography;
using System.Text;
using Bridge.ConnectorKit.Standings;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Standings;

public sealed class StandingSourceTests : IAsyncLifetime
{
    private readonly StandingHarness _harness = new();

    private ReleaseFolder Outbox => _harness.Outbox;

    public Task InitializeAsync()
    {
        Outbox.Sequence = 6;
        Outbox.Plant(3);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _harness.DisposeAsync();

    [Fact]
    public async Task A_release_is_taken_once_and_a_newer_one_after_it()
    {
        var first = await _harness.RunAsync(null);
        var same = await _harness.RunAsync(first.Cursor);
        Outbox.Change(ReleaseFolder.Id(1));
        var newer = await _harness.RunAsync(same.Cursor);

        Assert.Equal([Standing.Good, Standing.ActionNeeded, Standing.Suspended], first.Told.Values);
        Assert.Equal(first.Told.Keys, first.Keys);
        Assert.Null(first.Warning);
        Assert.Empty(same.Told);
        Assert.Equal(Standing.Suspended, newer.Told[ReleaseFolder.Id(1)]);
        Assert.Equal(new Cursor("8"), newer.Cursor);
    }

    [Fact]
    public async Task An_older_release_that_is_put_back_makes_all_unknown_once_and_the_newer_one_is_taken_again()
    {
        var old = await File.ReadAllBytesAsync(Outbox.File);
        Outbox.Put(ReleaseFolder.Id(9), Standing.Good);
        var newer = await File.ReadAllBytesAsync(Outbox.File);
        var taken = await _harness.RunAsync(null);

        await File.WriteAllBytesAsync(Outbox.File, old);
        var replayed = await _harness.RunAsync(taken.Cursor);
        var again = await _harness.RunAsync(replayed.Cursor);
        await File.WriteAllBytesAsync(Outbox.File, newer);
        var restored = await _harness.RunAsync(again.Cursor);

        OnlyUnknown(replayed);
        Assert.Equal(3, replayed.Told.Count);
        Assert.DoesNotContain(ReleaseFolder.Id(9), replayed.Keys); // the sweep makes it unknown as well
        Assert.Contains("put an old file back", replayed.Warning, StringComparison.Ordinal);
        Assert.Empty(again.Told);
        Assert.Contains("put an old file back", again.Warning, StringComparison.Ordinal);
        Assert.Equal(taken.Told, restored.Told);
        Assert.Equal(taken.Cursor, restored.Cursor);
    }

    [Fact]
    public async Task Reading_everything_again_does_not_open_the_door_to_an_older_release()
    {
        var old = await File.ReadAllBytesAsync(Outbox.File);
        Outbox.Release();
        var reached = (await _harness.RunAsync(null)).Cursor;
        await File.WriteAllBytesAsync(Outbox.File, old);

        var pages = await PagesAsync(new ReadRequest(null, ReadRequest.Full.Accepted) { Reached = reached });

        Assert.All(pages.SelectMany(page => page.Records), record => Assert.Equal(Standing.Unknown, record.Standing));
        Assert.Equal(new Cursor("8!"), pages[^1].Next);
    }

    [Theory]
    [InlineData("2026-11-23", "UTC", "2026-11-25T23:59:59Z", true)]
    [InlineData("2026-11-23", "UTC", "2026-11-26T00:00:00Z", false)]
    [InlineData("2026-11-23", "America/Chicago", "2026-11-26T05:59:59Z", true)]
    [InlineData("2026-11-23", "America/Chicago", "2026-11-26T06:00:00Z", false)]
    [InlineData("2026-11-26", "UTC", "2026-11-25T12:00:00Z", true)]
    [InlineData("2026-11-27", "UTC", "2026-11-25T12:00:00Z", false)]
    [InlineData("2026-11-27", "Pacific/Auckland", "2026-11-25T12:00:00Z", true)]
    public async Task A_release_counts_on_its_days_in_finances_zone(string day, string zone, string now, bool counts)
    {
        Outbox.Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Outbox.Release();
        _harness.Time.Advance(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture) - _harness.Time.GetUtcNow());

        var run = await _harness.RunAsync(null, ("zone", zone));

        Assert.Equal(3, run.Told.Count);
        Assert.Equal(counts, run.Told.Values.All(standing => standing != Standing.Unknown));
        Assert.Equal(counts, run.Warning is null);
        if (!counts)
        {
            OnlyUnknown(run);
        }
    }

    [Fact]
    public async Task A_release_from_the_future_does_not_shut_out_those_of_the_days_until_then()
    {
        var taken = await _harness.RunAsync(null);
        (Outbox.Day, Outbox.Sequence) = (Outbox.Day.AddYears(1), 40_000);
        Outbox.Release();
        var future = await _harness.RunAsync(taken.Cursor);
        (Outbox.Day, Outbox.Sequence) = (Outbox.Day.AddYears(-1), 7);
        Outbox.Release();

        var run = await _harness.RunAsync(future.Cursor);

        OnlyUnknown(future);
        Assert.Contains("clocks", future.Warning, StringComparison.Ordinal);
        Assert.Equal(taken.Told, run.Told);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("byte")]
    [InlineData("torn")]
    [InlineData("empty")]
    [InlineData("large")]
    [InlineData("missing")]
    public async Task What_finance_did_not_sign_lists_nobody_and_the_release_is_taken_again_when_it_is_back(string harm)
    {
        var good = await File.ReadAllBytesAsync(Outbox.File);
        var taken = await _harness.RunAsync(null);
        Harm(harm, good);

        var harmed = await _harness.RunAsync(taken.Cursor);
        var again = await _harness.RunAsync(harmed.Cursor);
        await File.WriteAllBytesAsync(Outbox.File, good);
        var restored = await _harness.RunAsync(again.Cursor);

        Assert.Empty(harmed.Told);
        Assert.Empty(harmed.Keys);
        Assert.Contains(harm == "missing" ? "released no standings" : "not signed by finance", harmed.Warning, StringComparison.Ordinal);
        Assert.Equal(new Cursor("7!"), harmed.Cursor);
        Assert.Equal(harmed.Cursor, again.Cursor);
        Assert.Equal(taken.Told, restored.Told);
    }

    [Fact]
    public async Task A_run_that_dies_between_pages_reads_the_release_again()
    {
        Outbox.Plant(2500);
        var pages = await PagesAsync(ReadRequest.Full);

        var rest = await PagesAsync(ReadRequest.Since(pages[0].Next));

        Assert.Equal([1000, 1000, 503], pages.Select(page => page.Records.Count));
        Assert.Equal(2503, rest.Sum(page => page.Records.Count));
        Assert.Equal(new Cursor("8"), rest[^1].Next);
    }

    [Fact]
    public async Task Standings_that_were_half_told_are_withdrawn_when_the_release_grows_old()
    {
        Outbox.Plant(1500);
        var half = (await PagesAsync(ReadRequest.Full))[0].Next;
        _harness.Time.Advance(TimeSpan.FromDays(3));

        var run = await _harness.RunAsync(half);

        OnlyUnknown(run);
        Assert.Equal(1503, run.Told.Count);
    }

    [Fact]
    public async Task What_was_set_aside_says_what_finance_says_now()
    {
        var record = (await PagesAsync(ReadRequest.Full))[0].Records[0];
        Outbox.Put(record.Key.ExternalId, Standing.Suspended);
        var source = (IRefreshes<MemberStanding>)_harness.Open();
        var stranger = record with { Key = new RecordKey("mls", "nobody") };

        Assert.Equal(Standing.Good, record.Standing);
        Assert.Equal(Standing.Suspended, source.Refresh(record, new Cursor("7")).Standing);
        Assert.Equal(Standing.Unknown, source.Refresh(stranger, new Cursor("7")).Standing);
        Assert.Equal(Standing.Unknown, ((IRefreshes<MemberStanding>)_harness.Open()).Refresh(record, new Cursor("9")).Standing);
    }

    [Fact]
    public async Task What_is_swept_belongs_to_what_was_read()
    {
        var source = _harness.Open();
        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            Assert.Equal(3, page.Records.Count);
        }

        File.Delete(Outbox.File);
        var keys = new List<string>();
        await foreach (var chunk in ((IListsKeys)source).ListKeysAsync(CancellationToken.None))
        {
            keys.AddRange(chunk);
        }

        Assert.Equal(3, keys.Count);
        Assert.Null(((IWarns)source).Warn());
    }

    private static void OnlyUnknown(StandingRun run) => Assert.All(run.Told.Values, standing => Assert.Equal(Standing.Unknown, standing));

    private async Task<List<Page<MemberStanding>>> PagesAsync(ReadRequest request)
    {
        var pages = new List<Page<MemberStanding>>();
        await foreach (var page in _harness.Open().ReadAsync(request, CancellationToken.None))
        {
            pages.Add(page);
        }

        return pages;
    }

    private void Harm(string harm, byte[] good)
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        switch (harm)
        {
            case "missing":
                File.Delete(Outbox.File);
                break;
            case "large":
                using (var file = File.OpenWrite(Outbox.File))
                {
                    file.SetLength(100_000_001); // sparse
                }

                break;
            default:
                File.WriteAllBytes(Outbox.File, harm switch
                {
                    "key" => Outbox.Signed(other),
                    "byte" => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(good).Replace("Suspended    mls:K000002", "Good         mls:K000002", StringComparison.Ordinal)),
                    "torn" => good[..^40],
                    _ => [],
                });
                break;
        }
    }
}
