using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.ConnectorKit.Sinks;

public abstract partial class SinkConformance<T>
{
    /// <summary>Enough records that a target which gives a hundred in a page gives two pages.</summary>
    protected const int PastAPage = 120;

    [Fact]
    public async Task What_is_told_of_a_record_is_its_own_id()
    {
        await PrepareAsync(1, 2, 3);
        var readsBack = Assert.IsAssignableFrom<IReadsBack>(Sink);

        var first = await WriteAsync(NewWrite(1), NewWrite(2), NewWrite(3));
        var later = await WriteAsync(Change(3, TextField, FieldValue.Text("changed")), Change(1, TextField, FieldValue.Text("changed")));

        var held = (await readsBack.ReadBackAsync([Id(1), Id(2), Id(3)], Shape, CancellationToken.None)).ToDictionary(state => state.ExternalId, state => state.TargetId);
        Assert.All(first.Concat(later).Where(result => result.TargetId is not null), result => Assert.True(
            held[result.ExternalId] == result.TargetId,
            $"The sink told {result.TargetId} for {result.ExternalId}, which the target holds as {held[result.ExternalId]}: match results with records by what the answer names, not by their place in it."));
    }

    [Fact]
    public async Task A_long_text_arrives_whole_or_is_refused_and_harms_no_other_record()
    {
        await PrepareAsync(1, 2);
        var text = string.Concat(Enumerable.Range(0, 400).Select(number => $"{number:D4}-ab "));
        var write = NewWrite(1);
        write.Fields[Shape.IndexOf(TextField)] = FieldValue.Text(text.TrimEnd());

        var results = await WriteAsync(write, NewWrite(2));

        Assert.Equal(FirstOutcome, results.Single(result => result.ExternalId == Id(2)).Outcome);
        if (results.Single(result => result.ExternalId == Id(1)).Outcome != WriteOutcome.Refused)
        {
            Assert.Equal(text.TrimEnd(), await FindAsync(Id(1), TextField));
        }
    }

    [Fact]
    public async Task As_many_as_one_call_takes_are_read_back()
    {
        var many = Math.Min(Assert.IsAssignableFrom<IReadsBack>(Sink).MaxReadBack, PastAPage);
        await WriteManyAsync(many);

        var states = await ((IReadsBack)Sink).ReadBackAsync([.. Enumerable.Range(0, many).Select(Id)], Shape, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, many).Select(Id), states.Select(state => state.ExternalId).Order(StringComparer.Ordinal));
    }

    /// <summary>Writes numbered records from 0 on, in batches of the largest size.</summary>
    private protected async Task WriteManyAsync(int count)
    {
        await PrepareAsync([.. Enumerable.Range(0, count)]);
        foreach (var batch in Enumerable.Range(0, count).Select(number => NewWrite(number)).Chunk(Sink.MaxBatch))
        {
            await WriteAsync(batch);
        }
    }

    // Holds for every write that any test makes.
    private static void AssertTold(Write[] batch, IReadOnlyList<WriteResult> results)
    {
        var told = results.Select(result => result.ExternalId).ToList();
        var forgotten = batch.Select(write => write.ExternalId).Except(told, StringComparer.Ordinal).ToList();
        Assert.True(forgotten.Count == 0, $"The sink told nothing of {string.Join(", ", forgotten)}: every record of a batch has one result, also where the answer leaves it out.");
        Assert.True(told.Count == batch.Length, $"The sink gave {told.Count} results for {batch.Length} records: each has exactly one.");
        Assert.All(results, result => Assert.True(
            result.Outcome == WriteOutcome.Refused == (result.Refusal is { Code.Length: > 0, Reason.Length: > 0 }),
            $"{result.ExternalId} is {result.Outcome} and has {(result.Refusal is null ? "no" : "a")} refusal: a refused record has one, with code and reason, and no other has."));
    }
}
