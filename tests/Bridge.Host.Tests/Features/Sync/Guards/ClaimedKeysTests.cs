using Bridge.Host.Features.Sync.Guards;
using Bridge.Host.Storage;

namespace Bridge.Host.Tests.Features.Sync.Guards;

public sealed class ClaimedKeysTests
{
    private const int Members = 200_000;

    [Fact]
    public void What_was_claimed_is_never_denied_and_what_was_not_is_rarely_suspected()
    {
        var keys = new ClaimedKeys();
        var random = new Random(5);
        var hashes = Enumerable.Range(0, Members).Select(_ => random.NextInt64(long.MinValue, long.MaxValue)).ToArray();
        for (var number = 0; number < Members; number++)
        {
            keys.Add(new Link($"mls:M{number}", null, 1, [], hashes[number], false));
        }

        Assert.All(Enumerable.Range(0, Members), number => Assert.True(keys.MayHave($"mls:M{number}")));
        Assert.All(hashes, hash => Assert.True(keys.MayHave(hash)));
        Assert.InRange(Enumerable.Range(Members, 100_000).Count(number => keys.MayHave($"mls:M{number}")), 0, 1_000);
        Assert.InRange(Enumerable.Range(0, 100_000).Count(_ => keys.MayHave(random.NextInt64(long.MinValue, long.MaxValue))), 0, 1_000);
    }
}
