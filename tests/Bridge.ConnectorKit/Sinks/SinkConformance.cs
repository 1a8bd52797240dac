using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.ConnectorKit.Sinks;

/// <summary>What every sink must do; one that makes the records it writes derives <see cref="OwningSinkConformance{T}"/>.</summary>
/// <typeparam name="T">Record kind.</typeparam>
public abstract partial class SinkConformance<T> : IAsyncLifetime
    where T : IRecord
{
    private ISink<T>? _sink;

    /// <summary>The fields the tests write; holds every field named below.</summary>
    protected abstract TargetShape Shape { get; }

    /// <summary>Name of a custom text field.</summary>
    protected abstract string TextField { get; }

    /// <summary>Name of a text field that the target does not have yet.</summary>
    protected virtual string NewField => $"{TextField}_2";

    /// <summary>Texts that no message may hold.</summary>
    protected abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>True to hold the sink's loads (<see cref="ITakesLoads"/>) to the contract in place of its usual calls.</summary>
    protected virtual bool GoesByLoads => false;

    /// <summary>What the first write of a record does.</summary>
    protected virtual WriteOutcome FirstOutcome => WriteOutcome.Created;

    /// <summary>The sink under test.</summary>
    protected ISink<T> Sink => _sink ?? throw new InvalidOperationException("The sink is not open yet.");

    async Task IAsyncLifetime.InitializeAsync() => _sink = await StartAsync();

    Task IAsyncLifetime.DisposeAsync() => StopAsync();

    /// <summary>Starts an empty target that has all fields of the shape, and opens the sink.</summary>
    protected abstract Task<ISink<T>> StartAsync();

    /// <summary>Stops the target.</summary>
    protected abstract Task StopAsync();

    /// <summary>Makes what must be in the target before these records can be written; nothing for a sink that makes them itself.</summary>
    protected virtual Task PrepareAsync(params int[] numbers) => Task.CompletedTask;

    /// <summary>Opens another sink of the target that was started, for other fields.</summary>
    protected abstract ISink<T> Open(TargetShape shape);

    /// <summary>Opens a sink whose target fails every call in a way.</summary>
    protected abstract Task<ISink<T>> OpenFailingAsync(FailureKind kind);

    /// <summary>Makes every call to the target that was started fail, as transient or as throttled, from now on; null ends it.</summary>
    protected abstract Task FailAsync(FailureKind? kind);

    /// <summary>The calls that the target has got so far, each as method and path; none for a target that is no web service.</summary>
    protected virtual IReadOnlyList<string> Calls => [];

    /// <summary>Makes the target's answers to writes get lost after they took effect, from now on or no longer.</summary>
    protected abstract Task LoseAnswersAsync(bool isLosing);

    /// <summary>Counts the records the target holds.</summary>
    protected abstract Task<int> CountAsync();

    /// <summary>Reads a field of a record straight from the target; null when the field is blank.</summary>
    protected abstract Task<string?> FindAsync(string externalId, string field);

    /// <summary>Makes a complete record; different numbers give different unique values.</summary>
    protected abstract MappedRecord NewRecord(int number);

    /// <summary>Sees to it that the target refuses a record; gives a word of the target's reason.</summary>
    protected abstract Task<string> SpoilAsync(int number, MappedRecord record);

    [Fact]
    public async Task A_record_is_written_with_all_its_fields()
    {
        await PrepareAsync(1);
        var results = await WriteAsync(NewWrite(1));

        Assert.Equal(FirstOutcome, Assert.Single(results).Outcome);
        Assert.Equal(1, await CountAsync());
        Assert.Equal("text 1", await FindAsync(Id(1), TextField));
    }

    [Fact]
    public async Task Writing_a_batch_twice_leaves_the_target_as_writing_it_once()
    {
        await PrepareAsync([.. Enumerable.Range(0, 10)]);
        var batch = Enumerable.Range(0, 10).Select(number => NewWrite(number)).ToArray();

        await WriteAsync(batch);
        var again = await WriteAsync(batch);

        Assert.Equal(10, await CountAsync());
        Assert.DoesNotContain(again, result => result.Outcome is WriteOutcome.Refused or WriteOutcome.Unknown);
    }

    [Fact]
    public async Task A_known_record_is_changed_and_not_created_again()
    {
        await PrepareAsync(1);
        await WriteAsync(NewWrite(1));

        var results = await WriteAsync(Change(1, TextField, FieldValue.Text("changed")));

        Assert.Equal(WriteOutcome.Updated, Assert.Single(results).Outcome);
        Assert.Equal(1, await CountAsync());
        Assert.Equal("changed", await FindAsync(Id(1), TextField));
    }

    [Theory]
    [InlineData("O'Brien \"Bob\" \\ / <b>&amp;</b>")]
    [InlineData("Żółć Ñandú 王小明 עברית")]
    [InlineData("👩‍💻 e\u0301 \u200b|")]
    [InlineData("tab\tand\nline")]
    [InlineData("'; DROP TABLE users; --")]
    public async Task Odd_characters_arrive_as_they_are(string text)
    {
        await PrepareAsync(1);
        var write = NewWrite(1);
        write.Fields[Shape.IndexOf(TextField)] = FieldValue.Text(text);

        await WriteAsync(write);

        Assert.Equal(text, await FindAsync(Id(1), TextField));
    }

    [Fact]
    public async Task The_largest_batch_is_taken_whole()
    {
        var most = GoesByLoads ? ((ITakesLoads)Sink).MaxLoad : Sink.MaxBatch;
        await PrepareAsync([.. Enumerable.Range(0, most)]);
        var batch = Enumerable.Range(0, most).Select(number => NewWrite(number)).ToArray();

        var results = await WriteAsync(batch);

        Assert.Equal(
            batch.Select(write => write.ExternalId).Order(StringComparer.Ordinal),
            results.Select(result => result.ExternalId).Order(StringComparer.Ordinal));
        Assert.All(results, result => Assert.Equal(FirstOutcome, result.Outcome));
        Assert.Equal(batch.Length, await CountAsync());
    }

    [Fact]
    public async Task A_refused_record_is_refused_alone_and_in_the_targets_words()
    {
        await PrepareAsync(1, 2, 3, 4);
        var spoilt = NewWrite(3);
        var word = await SpoilAsync(3, spoilt.Fields);

        var results = await WriteAsync(NewWrite(1), NewWrite(2), spoilt, NewWrite(4));

        var refused = Assert.Single(results, result => result.Outcome == WriteOutcome.Refused);
        Assert.Equal(Id(3), refused.ExternalId);
        Assert.Contains(word, refused.Refusal?.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            results.Where(result => result.ExternalId != Id(3)),
            result => Assert.Equal(FirstOutcome, result.Outcome));
        Assert.Equal(3, await CountAsync());
    }

    [Fact]
    public async Task Parallel_batches_all_arrive()
    {
        var size = Math.Min(Sink.MaxBatch, 10);
        await PrepareAsync([.. Enumerable.Range(0, (Sink.MaxParallel + 5) * size)]);
        var batches = Enumerable.Range(0, Sink.MaxParallel + 5)
            .Select(batch => Enumerable.Range(batch * size, size).Select(number => NewWrite(number)).ToArray())
            .ToList();

        var results = await Task.WhenAll(batches.Select(WriteAsync));

        Assert.All(results.SelectMany(list => list), result => Assert.Equal(FirstOutcome, result.Outcome));
        Assert.Equal(batches.Count * size, await CountAsync());
    }

    [Fact]
    public async Task Reading_back_gives_what_was_written()
    {
        await PrepareAsync(1);
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

    /// <summary>A kind of failure as the faults of a sandbox (docs/sandbox.md).</summary>
    protected static string FaultsOf(FailureKind? kind) => kind switch
    {
        FailureKind.Transient => "500:100%",
        FailureKind.Throttled => "429:100%",
        _ => "",
    };

    /// <summary>External id of a numbered record; mixed case, because targets fold it.</summary>
    protected static string Id(int number) => $"main:Key{number:D5}";

    /// <summary>Makes the first write of a numbered record.</summary>
    protected Write NewWrite(int number) => new(Id(number), NewRecord(number), true, null);

    /// <summary>Makes a later write of a numbered record that sends one field.</summary>
    protected Write Change(int number, string field, FieldValue value)
    {
        var record = new MappedRecord(Shape);
        record[Shape.IndexOf(field)] = value;
        return new Write(Id(number), record, false, null) { IsWhole = false };
    }

    /// <summary>Writes a batch.</summary>
    protected Task<IReadOnlyList<WriteResult>> WriteAsync(params Write[] batch) =>
        WriteAsync(Sink, batch, CancellationToken.None);

    private async Task<IReadOnlyList<WriteResult>> WriteAsync(ISink<T> sink, Write[] batch, CancellationToken cancellationToken)
    {
        var results = GoesByLoads
            ? await ((ITakesLoads)sink).LoadAsync(batch, (_, _) => Task.CompletedTask, cancellationToken)
            : await sink.WriteAsync(batch, cancellationToken);
        AssertTold(batch, results);
        return results;
    }
}
