using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.ConnectorKit.Sinks;

/// <summary>What every sink must do; derive once for each sink class and each way it can be set to write.</summary>
/// <typeparam name="T">Record kind.</typeparam>
public abstract class SinkConformance<T> : IAsyncLifetime
    where T : IRecord
{
    private ISink<T>? _sink;

    /// <summary>The fields the tests write; holds every field named below.</summary>
    protected abstract TargetShape Shape { get; }

    /// <summary>Name of a text field of the record itself that may be cleared.</summary>
    protected abstract string ClearableField { get; }

    /// <summary>Name of a custom text field.</summary>
    protected abstract string TextField { get; }

    /// <summary>Name of a flag that says the record has departed.</summary>
    protected abstract string DepartedField { get; }

    /// <summary>Texts that no message may hold.</summary>
    protected abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>The sink under test.</summary>
    protected ISink<T> Sink => _sink ?? throw new InvalidOperationException("The sink is not open yet.");

    Task IAsyncLifetime.InitializeAsync() => OpenAsync();

    Task IAsyncLifetime.DisposeAsync() => StopAsync();

    /// <summary>Starts an empty target that has all fields of the shape, and opens the sink.</summary>
    protected abstract Task<ISink<T>> StartAsync();

    /// <summary>Stops the target.</summary>
    protected abstract Task StopAsync();

    /// <summary>Opens a sink whose target fails every call in a way.</summary>
    protected abstract Task<ISink<T>> OpenFailingAsync(FailureKind kind);

    /// <summary>Makes the target's answers to writes get lost after they took effect, from now on or no longer.</summary>
    protected abstract Task LoseAnswersAsync(bool isLosing);

    /// <summary>Counts the records the target holds.</summary>
    protected abstract Task<int> CountAsync();

    /// <summary>Reads a field of a record straight from the target; null when the field is blank.</summary>
    protected abstract Task<string?> FindAsync(string externalId, string field);

    /// <summary>Creates somebody in the target whom the bridge did not make; gives the unique value.</summary>
    protected abstract Task<string> PlantForeignAsync();

    /// <summary>Makes a complete record; different numbers give different unique values.</summary>
    protected abstract MappedRecord NewRecord(int number);

    /// <summary>Makes a record that the target refuses; gives a word of the target's reason.</summary>
    protected abstract string Spoil(MappedRecord record);

    [Fact]
    public async Task A_new_record_is_created_with_all_its_fields()
    {
        var results = await WriteAsync(NewWrite(1));

        Assert.Equal(WriteOutcome.Created, Assert.Single(results).Outcome);
        Assert.Equal(1, await CountAsync());
        Assert.Equal("text 1", await FindAsync(Id(1), TextField));
    }

    [Fact]
    public async Task Writing_a_batch_twice_leaves_the_target_as_writing_it_once()
    {
        var batch = Enumerable.Range(0, 10).Select(number => NewWrite(number)).ToArray();

        await WriteAsync(batch);
        var again = await WriteAsync(batch);

        Assert.Equal(10, await CountAsync());
        Assert.DoesNotContain(again, result => result.Outcome is WriteOutcome.Refused or WriteOutcome.Unknown);
    }

    [Fact]
    public async Task A_known_record_is_changed_and_not_created_again()
    {
        await WriteAsync(NewWrite(1));

        var results = await WriteAsync(Change(1, TextField, FieldValue.Text("changed")));

        Assert.Equal(WriteOutcome.Updated, Assert.Single(results).Outcome);
        Assert.Equal(1, await CountAsync());
        Assert.Equal("changed", await FindAsync(Id(1), TextField));
    }

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
    public async Task A_blank_clears_a_field_of_the_record_and_a_custom_field()
    {
        await WriteAsync(NewWrite(1), NewWrite(2));

        await WriteAsync(Change(1, ClearableField, FieldValue.Blank), Change(2, TextField, FieldValue.Blank));

        Assert.Null(await FindAsync(Id(1), ClearableField));
        Assert.Null(await FindAsync(Id(2), TextField));
        Assert.NotNull(await FindAsync(Id(2), ClearableField));
    }

    [Theory]
    [InlineData("O'Brien \"Bob\" \\ / <b>&amp;</b>")]
    [InlineData("Żółć Ñandú 王小明 עברית")]
    [InlineData("👩‍💻 e\u0301 \u200b|")]
    [InlineData("tab\tand\nline")]
    [InlineData("'; DROP TABLE users; --")]
    public async Task Odd_characters_arrive_as_they_are(string text)
    {
        var write = NewWrite(1);
        write.Fields[Shape.IndexOf(TextField)] = FieldValue.Text(text);

        await WriteAsync(write);

        Assert.Equal(text, await FindAsync(Id(1), TextField));
    }

    [Fact]
    public async Task The_largest_batch_is_taken_whole()
    {
        var batch = Enumerable.Range(0, Sink.MaxBatch).Select(number => NewWrite(number)).ToArray();

        var results = await WriteAsync(batch);

        Assert.Equal(
            batch.Select(write => write.ExternalId).Order(StringComparer.Ordinal),
            results.Select(result => result.ExternalId).Order(StringComparer.Ordinal));
        Assert.All(results, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(batch.Length, await CountAsync());
    }

    [Fact]
    public async Task A_refused_record_is_refused_alone_and_in_the_targets_words()
    {
        var spoilt = NewWrite(3);
        var word = Spoil(spoilt.Fields);

        var results = await WriteAsync(NewWrite(1), NewWrite(2), spoilt, NewWrite(4));

        var refused = Assert.Single(results, result => result.Outcome == WriteOutcome.Refused);
        Assert.Equal(Id(3), refused.ExternalId);
        Assert.Contains(word, refused.Refusal?.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            results.Where(result => result.ExternalId != Id(3)),
            result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(3, await CountAsync());
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
    public async Task Parallel_batches_all_arrive()
    {
        var size = Math.Min(Sink.MaxBatch, 10);
        var batches = Enumerable.Range(0, Sink.MaxParallel + 5)
            .Select(batch => Enumerable.Range(batch * size, size).Select(number => NewWrite(number)).ToArray())
            .ToList();

        var results = await Task.WhenAll(batches.Select(WriteAsync));

        Assert.All(results.SelectMany(list => list), result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(batches.Count * size, await CountAsync());
    }

    [Fact]
    public async Task A_cancelled_batch_stops_and_can_be_written_again()
    {
        using var cancellation = new CancellationTokenSource();
        var batch = Enumerable.Range(0, 20).Select(number => NewWrite(number)).ToArray();

        var first = Sink.WriteAsync(batch, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        if (Sink is IReadsBack readsBack)
        {
            await readsBack.AwaitAcceptedWritesAsync(CancellationToken.None);
        }

        await WriteAsync(batch);

        Assert.Equal(20, await CountAsync());
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_settled_by_reading_back()
    {
        var readsBack = Assert.IsAssignableFrom<IReadsBack>(Sink);
        await LoseAnswersAsync(true);
        await Assert.ThrowsAsync<ConnectorException>(() => WriteAsync(NewWrite(1), NewWrite(2)));
        await LoseAnswersAsync(false);

        await readsBack.AwaitAcceptedWritesAsync(CancellationToken.None);
        await WriteAsync(NewWrite(1), NewWrite(2));
        var states = await readsBack.ReadBackAsync([Id(1), Id(2), Id(99)], Shape, CancellationToken.None);

        Assert.Equal([Id(1), Id(2)], states.Select(state => state.ExternalId).Order(StringComparer.Ordinal));
        Assert.All(states, state => Assert.NotEmpty(state.TargetId));
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Reading_back_gives_what_was_written()
    {
        var readsBack = Assert.IsAssignableFrom<IReadsBack>(Sink);
        var write = NewWrite(1);
        await WriteAsync(write);

        var states = await readsBack.ReadBackAsync([Id(1)], Shape, CancellationToken.None);

        var state = Assert.Single(states);
        for (var position = 0; position < Shape.Fields.Count; position++)
        {
            Assert.Equal(write.Fields[position].ToString(), state.Fields[position].ToString());
        }
    }

    [Fact]
    public async Task The_census_sees_somebody_the_bridge_did_not_make()
    {
        var census = Assert.IsAssignableFrom<ITakesCensus>(Sink);
        var foreign = await PlantForeignAsync();
        await WriteAsync(NewWrite(1));

        var residents = await ReadCensusAsync(census);

        var resident = Assert.Single(residents, found => found.UniqueValue == foreign);
        Assert.Null(resident.ExternalId);
        Assert.Contains(residents, found => found.ExternalId == Id(1));
    }

    [Theory]
    [InlineData(FailureKind.Configuration)]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.Throttled)]
    public async Task A_failure_of_the_whole_call_has_its_kind_a_way_out_and_no_secret(FailureKind kind)
    {
        var failing = await OpenFailingAsync(kind);

        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => failing.WriteAsync([NewWrite(1), NewWrite(2)], CancellationToken.None));

        Assert.Equal(kind, error.Kind);
        Assert.NotEmpty(error.Remedy);
        Assert.Equal(kind == FailureKind.Throttled, error.RetryAt is not null);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal));
    }

    /// <summary>External id of a numbered record; mixed case, because targets fold it.</summary>
    protected static string Id(int number) => $"main:Key{number:D5}";

    /// <summary>Makes the first write of a numbered record.</summary>
    protected Write NewWrite(int number) => new(Id(number), NewRecord(number), true, null);

    /// <summary>Makes a later write of a numbered record that sends one field.</summary>
    protected Write Change(int number, string field, FieldValue value)
    {
        var record = new MappedRecord(Shape);
        record[Shape.IndexOf(field)] = value;
        return new Write(Id(number), record, false, null);
    }

    /// <summary>Writes a batch.</summary>
    protected Task<IReadOnlyList<WriteResult>> WriteAsync(params Write[] batch) =>
        Sink.WriteAsync(batch, CancellationToken.None);

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

    private async Task OpenAsync() => _sink = await StartAsync();
}
