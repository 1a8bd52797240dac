using Bridge.Core.Model;
using Bridge.Host.Storage;
using Bridge.Host.Tests.Features.Sync;

namespace Bridge.Host.Tests.Features.ChangingCrm;

/// <summary>A connection that was renamed, or got another origin by mistake: every record has another identity then.</summary>
public sealed class OtherOriginTests
{
    [Fact]
    public async Task Nobody_is_doubled_and_the_reason_names_the_origin_to_write()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 40);
        await fixture.SyncAsync("offices");
        await fixture.SyncAsync("members");

        fixture.Origin = "renamed";
        var mistaken = await fixture.SyncAsync("members");
        var reasons = Letters(fixture);

        Assert.Equal((40, 0, 0), (mistaken.DeadLettered, mistaken.Created, mistaken.WriteCalls));
        Assert.All(reasons, letter => Assert.Equal(Refusal.EmailInUse, letter.Refusal.Code));
        Assert.All(reasons, letter => Assert.Contains("write 'origin: mls'", letter.Refusal.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Once_it_is_mended_nothing_is_left_of_it()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 40);
        await fixture.SyncAsync("offices");
        await fixture.SyncAsync("members");
        fixture.Origin = "renamed";
        await fixture.SyncAsync("members");

        fixture.Origin = "mls";
        var mended = await fixture.SyncAsync("members");

        Assert.Equal((0, 0), (mended.DeadLettered, mended.WriteCalls));
        Assert.Empty(Letters(fixture));
    }

    private static List<DeadLetter> Letters(SyncFixture fixture)
    {
        using var store = BridgeStore.Open(fixture.StorePath);
        return new DeadLetters(store, TimeProvider.System).List(null, 1000);
    }
}
