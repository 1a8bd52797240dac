using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Features.Sync.Sending;

namespace Bridge.Host.Tests.Features.Sync.Sending;

public class BatchingTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(150, "150")]
    [InlineData(450, "200 200 50")]
    [InlineData(2000, "200 200 200 200 200 200 200 200 200 200")]
    [InlineData(2001, "2001 as a load")]
    [InlineData(10_000, "10000 as a load")]
    [InlineData(12_300, "10000 as a load 2300 as a load")]
    public void Only_when_enough_records_are_due_they_go_as_a_load(int due, string batches) =>
        Assert.Equal(batches, Cut(new Batching(200, new Loads(2001)), due));

    [Fact]
    public void The_rest_behind_a_load_goes_by_batches_when_it_is_small() =>
        Assert.Equal("10000 as a load 200 100", Cut(new Batching(200, new Loads(2001)), 10_300));

    [Theory]
    [InlineData(1, "5 as a load", 5)]
    [InlineData(int.MaxValue, "200 200 50", 450)]
    public void Always_and_never_are_kept(int fewest, string batches, int due) =>
        Assert.Equal(batches, Cut(new Batching(200, new Loads(fewest)), due));

    [Fact]
    public void A_sink_without_loads_gets_its_own_batches() => Assert.Equal("200 200 50", Cut(new Batching(200, null), 450));

    [Theory]
    [InlineData(1000, true)]
    [InlineData(201, true)]
    [InlineData(200, false)]
    public void Half_of_a_load_that_was_refused_as_a_whole_is_a_load_as_long_as_no_batch_holds_it(int count, bool isLoad) =>
        Assert.Equal(isLoad, new Batching(200, new Loads(2001)).IsLoad(count));

    private static string Cut(Batching batching, int due)
    {
        var batches = new List<string>();
        for (var number = 0; number < due; number++)
        {
            if (batching.Add(new QueuedWrite(new PlannedChange { ExternalId = $"{number}", Kind = ChangeKind.Create, Why = "" }, new OpenPage(null, 1))))
            {
                Take();
            }
        }

        Take();
        return string.Join(' ', batches);

        void Take() => batches.AddRange(batching.Take().Select(batch => $"{batch.Count}{(batching.IsLoad(batch.Count) ? " as a load" : "")}"));
    }

    private sealed class Loads(int fewest) : ITakesLoads
    {
        public int FewestOfLoad => fewest;

        public int MaxLoad => 10_000;

        public Task<IReadOnlyList<WriteResult>> LoadAsync(
            IReadOnlyList<Write> batch, Func<string, CancellationToken, Task> announceAsync, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<WriteResult>>([]);

        public Task AwaitLoadsAsync(IReadOnlyList<string> loads, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
