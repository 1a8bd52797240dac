using Bridge.Core.Connectors;
using Bridge.Core.Interactions;

namespace Bridge.ConnectorKit.Interactions;

/// <summary>What every reader of interactions must keep.</summary>
public abstract class InteractionReaderConformance : IAsyncLifetime
{
    /// <summary>A member whom the CRM knows.</summary>
    protected const string Member = "mls:M0000001";

    private InteractionFeed? _feed;

    /// <summary>The CRM; it knows the member and has noted nothing down.</summary>
    protected InteractionFeed Feed => _feed ?? throw new InvalidOperationException("The CRM is not started yet.");

    /// <summary>Starts the CRM.</summary>
    protected abstract Task<InteractionFeed> StartFeedAsync();

    /// <summary>Opens a reader on the running CRM, with pages of two; each call stands for a new process.</summary>
    protected abstract IReadsInteractions Open();

    /// <summary>Opens a reader on a CRM that fails in one way.</summary>
    protected abstract Task<IReadsInteractions> OpenFailingAsync(FailureKind kind);

    async Task IAsyncLifetime.InitializeAsync() => _feed = await StartFeedAsync();

    async Task IAsyncLifetime.DisposeAsync() => await (_feed?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task A_call_says_who_when_by_which_way_why_how_it_was_handled_and_by_whom()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-93); // the call has lasted 90 s; systems may keep whole seconds
        var key = await Feed.LogCallAsync(Member, "Password reset");

        var call = Assert.Single(Told(await PagesAsync(null)).Values);

        Assert.Equal((key, Member, InteractionChannel.Phone, "Password reset"), (call.Key.Value, call.MemberId, call.Channel, call.Subject));
        Assert.InRange(call.At, before, DateTimeOffset.UtcNow.AddSeconds(-88));
        Assert.NotNull(call.Outcome);
        Assert.NotNull(call.By);
    }

    [Fact]
    public async Task What_is_nobodys_or_still_to_be_done_is_none()
    {
        var (stranger, plan) = (await Feed.LogStrangerAsync(), await Feed.PlanAsync(Member));

        var pages = await PagesAsync(null);

        Assert.Empty(Told(pages));
        Assert.Equal(new[] { stranger, plan }.Order(), pages.SelectMany(page => page.Gone).Select(key => key.Value).Distinct().Order());
    }

    [Fact]
    public async Task Reading_on_from_each_cursor_ends_with_the_same()
    {
        for (var number = 0; number < 7; number++)
        {
            await Feed.LogCallAsync(Member, $"call {number}");
        }

        var pages = await PagesAsync(null);

        Assert.True(pages.Count > 3, "The pages are too large for this test.");
        for (var stop = 0; stop < pages.Count; stop++)
        {
            Assert.Equal(Told(pages), Told([.. pages.Take(stop + 1), .. await PagesAsync(pages[stop].Next)]));
        }
    }

    [Fact]
    public async Task What_changes_comes_again_and_what_is_deleted_is_gone()
    {
        var (changed, deleted) = (await Feed.LogCallAsync(Member, "one"), await Feed.LogCallAsync(Member, "two"));
        var first = await PagesAsync(null);
        await Feed.ChangeAsync(changed, "one, corrected");
        await Feed.DeleteAsync(deleted);

        var after = Told([.. first, .. await PagesAsync(first[^1].Next)]);

        Assert.Equal((changed, "one, corrected"), (Assert.Single(after).Key, after[changed].Subject));
    }

    [Fact]
    public async Task Card_data_is_lost_at_the_door()
    {
        await Feed.LogCallAsync(Member, "paid with 4111 1111 1111 1111");

        Assert.DoesNotContain("4111", Assert.Single(Told(await PagesAsync(null)).Values).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_of_another_source_is_a_fault_of_configuration()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => PagesAsync(new Cursor("not a cursor")));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
    }

    [Theory]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.Throttled)]
    [InlineData(FailureKind.Configuration)]
    public async Task Each_failure_has_its_kind_a_way_out_and_no_secret(FailureKind kind)
    {
        var failing = await OpenFailingAsync(kind); // nothing is fetched before the first page is asked for
        var pages = failing.ReadAsync(null, CancellationToken.None);

        var failure = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await using var reader = pages.GetAsyncEnumerator();
            await reader.MoveNextAsync();
        });

        Assert.Equal(kind, failure.Kind);
        Assert.NotEmpty(failure.Remedy);
        Assert.All(Feed.Secrets, secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal));
    }

    private async Task<List<InteractionPage>> PagesAsync(Cursor? from)
    {
        var pages = new List<InteractionPage>();
        await foreach (var page in Open().ReadAsync(from, CancellationToken.None))
        {
            pages.Add(page);
        }

        return pages;
    }

    // As whoever keeps them does: what comes again replaces, what is gone is taken out.
    private static Dictionary<string, Interaction> Told(IEnumerable<InteractionPage> pages)
    {
        var told = new Dictionary<string, Interaction>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            page.Gone.ToList().ForEach(key => told.Remove(key.Value));
            page.Interactions.ToList().ForEach(one => told[one.Key.Value] = one);
        }

        return told.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }
}
