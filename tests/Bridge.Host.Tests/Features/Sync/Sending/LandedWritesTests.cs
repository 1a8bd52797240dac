using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Sending;
using Bridge.Host.Storage;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Host.Tests.Features.Sync.Sending;

/// <summary>Which writes took effect, as a target tells it in whose records a key need not be unique.</summary>
public sealed class LandedWritesTests
{
    private static readonly TargetShape _shape = new([new TargetField { Name = "name" }]);

    [Theory]
    [InlineData("new", "old", "1")]
    [InlineData("old", "new", "2")] // whichever of the two agrees
    [InlineData("old", "older", null)]
    public async Task A_key_that_two_records_hold_is_settled_by_the_one_that_agrees(string first, string second, string? landedOn)
    {
        var target = new Target([State("1", first), State("2", second)]);
        var after = new Link("mls:1", null, 1, [Fingerprint.Of(FieldValue.Text("new"))], null, false);

        var landed = await LandedWrites.FindAsync(target, [(after, [0])], _shape, CancellationToken.None);

        Assert.Equal(landedOn, landed.SingleOrDefault()?.TargetId);
    }

    private static TargetState State(string id, string name) => new("mls:1", id, new MappedRecord(_shape) { [0] = FieldValue.Text(name) });

    /// <summary>A target outside, as far as it is read.</summary>
    private sealed class Target(IReadOnlyList<TargetState> held) : IReadsBack
    {
        public int MaxReadBack => 10;

        public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<TargetState>> ReadBackAsync(IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) => Task.FromResult(held);
    }
}
