using Bridge.Connectors.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Sinks;

public sealed class SinkPartTests
{
    private static readonly TargetShape _noFields = new([]);

    [Fact]
    public void What_is_refused_is_set_aside_with_its_reason_and_the_rest_keeps_its_order()
    {
        var results = new List<WriteResult>();

        var admitted = Admission.Of(
            [Whole("a"), Whole(""), Whole("b")], results, write => Admission.OfKey(write.ExternalId.Length == 0 ? "It is empty." : null));

        Assert.Equal(["a", "b"], admitted.Select(write => write.ExternalId));
        var refused = Assert.Single(results);
        Assert.Equal((WriteOutcome.Refused, new Refusal("ExternalId", "It is empty.")), (refused.Outcome, refused.Refusal));
    }

    [Fact]
    public async Task Changes_go_another_way_than_whole_records()
    {
        var calls = new List<string>();

        var results = await ChangesApart.SendAsync([Change("a"), Whole("b"), Change("c")], Way(calls, "upsert"), Way(calls, "change"), CancellationToken.None);

        Assert.Equal(["upsert b", "change a,c"], calls);
        Assert.Equal(["b", "a", "c"], results.Select(result => result.ExternalId));
    }

    [Theory]
    [InlineData(true, "upsert a,b")]
    [InlineData(false, "change a,b")]
    public async Task A_way_that_nothing_goes_is_not_asked(bool isWhole, string expected)
    {
        var calls = new List<string>();

        await ChangesApart.SendAsync([Whole("a") with { IsWhole = isWhole }, Whole("b") with { IsWhole = isWhole }], Way(calls, "upsert"), Way(calls, "change"), CancellationToken.None);

        Assert.Equal([expected], calls);
    }

    // A target that does not tell upper case from lower shows two of its records for one external id that was asked for.
    [Fact]
    public void Of_two_records_under_one_key_the_first_counts()
    {
        TargetState[] states = [State("k", "1"), State("other", "2"), State("k", "3")];

        Assert.Equal(new Dictionary<string, string> { ["k"] = "1", ["other"] = "2" }, states.IdsByKey());
    }

    private static Func<IReadOnlyList<Write>, CancellationToken, Task<IReadOnlyList<WriteResult>>> Way(List<string> calls, string name) => (batch, _) =>
    {
        calls.Add($"{name} {string.Join(',', batch.Select(write => write.ExternalId))}");
        return Task.FromResult<IReadOnlyList<WriteResult>>([.. batch.Select(write => new WriteResult(write.ExternalId, WriteOutcome.Updated))]);
    };

    private static Write Whole(string id) => new(id, new MappedRecord(_noFields), true, null);

    private static Write Change(string id) => Whole(id) with { IsWhole = false };

    private static TargetState State(string key, string id) => new(key, id, new MappedRecord(_noFields));
}
