using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Host.Composition;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Features.Sync;

/// <summary>Ends a run at one batch as a dying process would: what is under way is cut off, nothing is told to the engine any more.</summary>
/// <param name="atBatch">Number of the batch, from 1.</param>
/// <param name="isAfterWriting">Whether that batch takes effect first.</param>
/// <param name="crm">Name of the connector that members go to.</param>
internal sealed class AbandoningFault(int atBatch, bool isAfterWriting, string crm = "zendesk") : IDisposable
{
    private readonly CancellationTokenSource _death = new();
    private int _batches;
    private int _unanswered;

    /// <summary>
    /// Records of calls that were cut off before their answer. The target may have taken them, and may even do so later than the next run asks it:
    /// they alone may be written once more.
    /// </summary>
    public int Unanswered => _unanswered;

    /// <summary>The real connectors, with the CRM's members behind this fault.</summary>
    public Dictionary<string, IConnector> Connectors()
    {
        var connectors = new Dictionary<string, IConnector>(ConnectorCatalogue.Open());
        connectors[crm] = new Connector(connectors[crm], this);
        return connectors;
    }

    /// <summary>Fails unless nothing was written twice but what was cut off, and each of those at most once more.</summary>
    /// <param name="counts">What the target has counted.</param>
    public void AssertRepeatsOnlyTheUnanswered(CallStatistics counts) => Assert.InRange(counts.UnchangedRewrites, 0, Unanswered);

    public void Dispose() => _death.Dispose();

    private async Task<IReadOnlyList<WriteResult>> WriteAsync(Sending sendAsync, IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var isLast = Interlocked.Increment(ref _batches) == atBatch;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _death.Token);
        if (isLast && !isAfterWriting)
        {
            await _death.CancelAsync();
        }

        try
        {
            either.Token.ThrowIfCancellationRequested();
            var results = await AskAsync(sendAsync, batch, either.Token);
            if (isLast)
            {
                await _death.CancelAsync();
            }

            return _death.IsCancellationRequested ? throw new AbandonedException() : results;
        }
        catch (OperationCanceledException) when (_death.IsCancellationRequested)
        {
            throw new AbandonedException();
        }
    }

    private async Task<IReadOnlyList<WriteResult>> AskAsync(Sending sendAsync, IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        try
        {
            return await sendAsync(batch, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Add(ref _unanswered, batch.Count);
            throw;
        }
    }

    private delegate Task<IReadOnlyList<WriteResult>> Sending(IReadOnlyList<Write> batch, CancellationToken cancellationToken);

    private sealed class Connector(IConnector real, AbandoningFault fault) : IConnector, IOpensSink<Member>, IDeclaresLimits, IDeclaresEgress
    {
        public string Name => real.Name;

        public string Summary => real.Summary;

        public IReadOnlyList<SettingSpec> Settings => real.Settings;

        public string DefaultMapping => ((IOpensSink<Member>)real).DefaultMapping;

        public IReadOnlyList<RateHeaders> RateHeaders => ((IDeclaresLimits)real).RateHeaders;

        public EgressWords EgressWords => ((IDeclaresEgress)real).EgressWords;

        public IReadOnlyList<RateLimit> LimitsFor(ConnectionSettings settings) => ((IDeclaresLimits)real).LimitsFor(settings);

        public IChecks OpenCheck(ConnectionContext connection) => real.OpenCheck(connection);

        public ISink<Member> OpenSink(ConnectionContext connection, TargetShape shape) =>
            new Sink(((IOpensSink<Member>)real).OpenSink(connection, shape), fault);
    }

    private sealed class Sink(ISink<Member> real, AbandoningFault fault) : ISink<Member>, IReadsBack, ITakesCensus, ITakesLoads
    {
        public int MaxBatch => real.MaxBatch;

        public int MaxParallel => real.MaxParallel;

        public IReadOnlyList<string> AlwaysSent => real.AlwaysSent;

        public int MaxReadBack => ((IReadsBack)real).MaxReadBack;

        public string UniqueField => ((ITakesCensus)real).UniqueField;

        public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken) =>
            fault.WriteAsync(real.WriteAsync, batch, cancellationToken);

        public int FewestOfLoad => (real as ITakesLoads)?.FewestOfLoad ?? int.MaxValue;

        public int MaxLoad => (real as ITakesLoads)?.MaxLoad ?? real.MaxBatch;

        public Task<IReadOnlyList<WriteResult>> LoadAsync(
            IReadOnlyList<Write> batch, Func<string, CancellationToken, Task> announceAsync, CancellationToken cancellationToken) =>
            fault.WriteAsync((some, token) => ((ITakesLoads)real).LoadAsync(some, announceAsync, token), batch, cancellationToken);

        public Task AwaitLoadsAsync(IReadOnlyList<string> loads, CancellationToken cancellationToken) =>
            ((ITakesLoads)real).AwaitLoadsAsync(loads, cancellationToken);

        public Task AwaitAcceptedWritesAsync(CancellationToken cancellationToken) =>
            ((IReadsBack)real).AwaitAcceptedWritesAsync(cancellationToken);

        public Task<IReadOnlyList<TargetState>> ReadBackAsync(
            IReadOnlyList<string> externalIds, TargetShape shape, CancellationToken cancellationToken) =>
            ((IReadsBack)real).ReadBackAsync(externalIds, shape, cancellationToken);

        public IAsyncEnumerable<Page<Resident>> ReadCensusAsync(Cursor? from, CancellationToken cancellationToken) =>
            ((ITakesCensus)real).ReadCensusAsync(from, cancellationToken);
    }
}

/// <summary>Stands for the end of the process: nobody catches it.</summary>
internal sealed class AbandonedException : Exception;
