using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.ConnectorKit.Sinks;

public abstract partial class OwningSinkConformance<T>
{
    [Fact]
    public async Task The_census_sees_somebody_the_bridge_did_not_make()
    {
        if (!TakesCensus)
        {
            Assert.False(Sink is ITakesCensus);
            return;
        }

        var census = Assert.IsAssignableFrom<ITakesCensus>(Sink);
        var foreign = await PlantForeignAsync();
        await WriteAsync(NewWrite(1));

        var residents = await ReadCensusAsync(census);

        var resident = Assert.Single(residents, found => found.UniqueValue == foreign);
        Assert.Null(resident.ExternalId);
        Assert.Contains(residents, found => found.ExternalId == Id(1));
    }

    [Fact]
    public async Task The_census_goes_on_past_a_page()
    {
        if (!TakesCensus)
        {
            return;
        }

        await WriteManyAsync(PastAPage);

        var residents = await ReadCensusAsync((ITakesCensus)Sink);

        var missed = Enumerable.Range(0, PastAPage).Select(Id).Except(residents.Select(found => found.ExternalId)).ToList();
        Assert.True(missed.Count == 0, $"The census does not tell of {missed.Count} of {PastAPage} records that are there: whom it leaves out is taken for nobody, and made a second time.");
    }

    [Fact]
    public async Task Somebody_the_bridge_did_not_make_is_never_taken_over_unasked()
    {
        if (!TakesCensus)
        {
            return;
        }

        var census = (ITakesCensus)Sink;
        var unique = Shape.IndexOf(census.UniqueField);
        Assert.True(unique >= 0, $"Let the shape of the suite hold {census.UniqueField}, which the census calls unique.");
        var foreign = await PlantForeignAsync();
        var before = Assert.Single(await ReadCensusAsync(census));
        var write = NewWrite(1);
        write.Fields[unique] = FieldValue.Text(foreign);

        var result = Assert.Single(await WriteAsync(write));

        var after = await ReadCensusAsync(census);
        if (MatchesUnasked)
        {
            Assert.Equal((WriteOutcome.Updated, Id(1)), (result.Outcome, Assert.Single(after).ExternalId));
            return;
        }

        Assert.True(
            after.Contains(before),
            $"The record {before.TargetId}, which the bridge did not make, was written to ({result.Outcome}). Only a write that names its id may: somebody with the same {census.UniqueField} may be somebody else.");
        Assert.Contains(result.Outcome, new[] { WriteOutcome.Refused, WriteOutcome.Created });
        Assert.Equal(result.Outcome == WriteOutcome.Created ? 2 : 1, await CountAsync());
    }

    [Fact]
    public async Task Somebody_the_bridge_did_not_make_is_taken_over_when_asked()
    {
        if (!TakesCensus)
        {
            return;
        }

        var census = (ITakesCensus)Sink;
        var foreign = await PlantForeignAsync();
        var resident = Assert.Single(await ReadCensusAsync(census));
        Assert.Equal(TakesOver, resident.IsAdoptable);
        if (!TakesOver)
        {
            return;
        }

        var write = NewWrite(1);
        write.Fields[Shape.IndexOf(census.UniqueField)] = FieldValue.Text(foreign);

        var result = Assert.Single(await WriteAsync(write with { TargetId = resident.TargetId }));

        Assert.Equal(WriteOutcome.Updated, result.Outcome);
        Assert.Equal(1, await CountAsync());
        Assert.Equal("text 1", await FindAsync(Id(1), TextField));
    }

    [Fact]
    public async Task A_first_write_of_a_record_that_is_there_already_changes_all_its_fields()
    {
        await WriteAsync(NewWrite(1));
        var again = NewWrite(2) with { ExternalId = Id(1) }; // as after the bridge's store was lost

        var result = Assert.Single(await WriteAsync(again));

        var state = Assert.Single(await ((IReadsBack)Sink).ReadBackAsync([Id(1)], Shape, CancellationToken.None));
        Assert.Equal(WriteOutcome.Updated, result.Outcome);
        Assert.Equal(1, await CountAsync());
        Assert.All(Shape.Fields, field => Assert.Equal((field.Name, again.Fields.Find(field.Name).ToString()), (field.Name, state.Fields.Find(field.Name).ToString())));
    }

    /// <summary>Reads the whole census.</summary>
    protected static async Task<List<Resident>> ReadCensusAsync(ITakesCensus census)
    {
        var residents = new List<Resident>();
        await foreach (var page in census.ReadCensusAsync(null, CancellationToken.None))
        {
            residents.AddRange(page.Records);
        }

        return residents;
    }
}
