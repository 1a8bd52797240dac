using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.ConnectorKit.Sinks;

/// <summary>
/// What a sink must do beyond <see cref="SinkConformance{T}"/> when the records are its own to make, to clear and to retire;
/// derive once for each sink class and each way it can be set to write.
/// </summary>
/// <typeparam name="T">Record kind.</typeparam>
public abstract partial class OwningSinkConformance<T> : SinkConformance<T>
    where T : IRecord
{
    /// <summary>Name of a text field of the record itself that may be cleared.</summary>
    protected abstract string ClearableField { get; }

    /// <summary>Name of a flag that says the record has departed.</summary>
    protected abstract string DepartedField { get; }

    /// <summary>False for a target that keeps nothing unique beside the key: there is nobody to take over, so it takes no census.</summary>
    protected virtual bool TakesCensus => true;

    /// <summary>False for a target that finds records by the key alone, so that nobody can be taken over: the census calls none adoptable.</summary>
    protected virtual bool TakesOver => true;

    /// <summary>
    /// True for a target whose own upsert takes a person for the one with the same unique value, key or no key: nothing but the engine's census stands
    /// before it. Say so in the connector's page.
    /// </summary>
    protected virtual bool MatchesUnasked => false;

    /// <summary>False for a target whose fields somebody else has to make.</summary>
    protected virtual bool Provisions => true;

    /// <summary>Deletes a record in the target, as somebody there would; it may lie in a trash.</summary>
    protected abstract Task DeleteAsync(string externalId);

    /// <summary>Merges a record into another one that somebody there made. The one that is merged away is deleted by it as a rule, hence the default.</summary>
    protected virtual Task MergeAsync(string externalId) => DeleteAsync(externalId);

    /// <summary>True for a target that keeps the one that was merged away, with its key: nothing more is written to it then, not even a whole record.</summary>
    protected virtual bool KeepsTheMerged => false;

    /// <summary>Creates somebody in the target whom the bridge did not make; gives the unique value.</summary>
    protected abstract Task<string> PlantForeignAsync();

    [Fact]
    public async Task Fields_that_are_not_sent_keep_their_value()
    {
        await WriteAsync(NewWrite(1));
        var before = await FindAsync(Id(1), ClearableField);

        await WriteAsync(Change(1, TextField, FieldValue.Text("changed")));

        Assert.NotNull(before);
        Assert.Equal(before, await FindAsync(Id(1), ClearableField));
    }

    [Fact]
    public async Task A_field_that_is_missing_is_made_and_one_that_is_there_is_kept()
    {
        if (!Provisions)
        {
            return;
        }

        var provisions = Assert.IsType<IProvisions>(Sink, exactMatch: false);
        var before = await ActionsAsync(provisions);
        var again = await ActionsAsync(provisions);
        var step = (await provisions.PlanAsync(Provisioned, CancellationToken.None)).Single(one => one.Field.Name == NewField);
        await provisions.ApplyAsync(step, CancellationToken.None);
        await provisions.ApplyAsync(step, CancellationToken.None);

        Assert.Equal([(TextField, ProvisionAction.Keep), (NewField, ProvisionAction.Create)], before);
        Assert.Equal(before, again);
        Assert.Equal([(TextField, ProvisionAction.Keep), (NewField, ProvisionAction.Keep)], await ActionsAsync(provisions));
    }

    [Fact]
    public async Task A_blank_clears_a_field_of_the_record_and_a_custom_field()
    {
        await WriteAsync(NewWrite(1), NewWrite(2));

        await WriteAsync(Change(1, ClearableField, FieldValue.Blank), Change(2, TextField, FieldValue.Blank));

        Assert.Null(await FindAsync(Id(1), ClearableField));
        Assert.Null(await FindAsync(Id(2), TextField));
        Assert.NotNull(await FindAsync(Id(2), ClearableField));
    }

    [Fact]
    public async Task A_record_with_blank_fields_is_made()
    {
        var write = NewWrite(1);
        write.Fields[Shape.IndexOf(ClearableField)] = FieldValue.Blank;
        write.Fields[Shape.IndexOf(TextField)] = FieldValue.Blank;

        var result = Assert.Single(await WriteAsync(write));

        Assert.Equal(WriteOutcome.Created, result.Outcome);
        Assert.Null(await FindAsync(Id(1), ClearableField));
        Assert.Null(await FindAsync(Id(1), TextField));
    }

    [Fact]
    public async Task A_departed_record_is_flagged_and_stays()
    {
        await WriteAsync(NewWrite(1));

        await WriteAsync(Change(1, DepartedField, FieldValue.Flag(true)));

        Assert.Equal("true", await FindAsync(Id(1), DepartedField));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_change_of_a_record_that_is_gone_makes_none_of_a_part_and_a_whole_one_makes_it_again()
    {
        if (GoesByLoads)
        {
            return; // a load is an upsert; what it makes of a part is set aside by the engine
        }

        var written = await WriteAsync(NewWrite(1), NewWrite(2));
        var id = written.Single(result => result.ExternalId == Id(1)).TargetId;
        await DeleteAsync(Id(1));
        var part = NewRecord(1);
        part[Shape.IndexOf(TextField)] = FieldValue.NotSent;

        var refused = Assert.Single(await WriteAsync(new Write(Id(1), part, false, id) { IsWhole = false }));
        var after = await CountAsync();
        var whole = Assert.Single(await WriteAsync(new Write(Id(1), NewRecord(1), false, id)));

        Assert.Equal(WriteOutcome.Refused, refused.Outcome);
        Assert.NotNull(refused.Refusal);
        Assert.Equal(1, after);
        Assert.Contains(whole.Outcome, new[] { WriteOutcome.Created, WriteOutcome.Updated });
        Assert.Equal(2, await CountAsync());
        Assert.Equal("text 1", await FindAsync(Id(1), TextField));
    }

    [Fact]
    public async Task A_record_that_was_merged_away_is_set_aside_with_what_to_do_and_not_brought_back()
    {
        if (GoesByLoads)
        {
            return; // as above
        }

        var written = await WriteAsync(NewWrite(1), NewWrite(2));
        var id = written.Single(result => result.ExternalId == Id(1)).TargetId;
        await MergeAsync(Id(1));
        var before = await CountAsync();

        var refused = Assert.Single(await WriteAsync(Change(1, TextField, FieldValue.Text("changed")) with { TargetId = id }));

        Assert.Equal(WriteOutcome.Refused, refused.Outcome);
        Assert.Matches("replay|--verify", refused.Refusal?.Reason); // what to do
        Assert.Equal(before, await CountAsync());
        Assert.Equal(WriteOutcome.Updated, Assert.Single(await WriteAsync(Change(2, TextField, FieldValue.Text("changed")))).Outcome);
        if (KeepsTheMerged)
        {
            var whole = await WriteAsync(new Write(Id(1), NewRecord(1), false, id), NewWrite(2));
            var forgotten = await WriteAsync(NewWrite(1)); // as when the bridge's store was lost

            Assert.Equal(WriteOutcome.Refused, whole.Single(result => result.ExternalId == Id(1)).Outcome);
            Assert.Equal(WriteOutcome.Refused, Assert.Single(forgotten).Outcome);
            Assert.Equal(before, await CountAsync());
            Assert.Equal("text 1", await FindAsync(Id(1), TextField));
            Assert.Equal("true", await FindAsync(Id(1), DepartedField));
        }
    }

    private TargetShape Provisioned => new([.. new[] { TextField, NewField }.Select(name => new TargetField { Name = name, Title = "A text" })]);

    private async Task<List<(string, ProvisionAction)>> ActionsAsync(IProvisions provisions) =>
    [
        .. (await provisions.PlanAsync(Provisioned, CancellationToken.None)).Where(step => step.Field.Name == TextField || step.Field.Name == NewField)
            .OrderBy(step => step.Field.Name == NewField).Select(step => (step.Field.Name, step.Action)),
    ];
}
