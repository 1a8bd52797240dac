using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Sync.Guards;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Features.Sync.Sending;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync;

/// <summary>One run of one route, from left-over intents to the last checkpoint.</summary>
/// <typeparam name="T">Record kind.</typeparam>
internal sealed class RouteRun<T>(OpenRoute<T> route) : IRouteRun
    where T : IRecord
{
    private readonly Links _links = new(route.Store, route.Stream);
    private readonly Checkpoints _checkpoints = new(route.Store, route.Stream, route.Time);
    private readonly Sweeps _sweeps = new(route.Store, route.Stream, route.Time);

    /// <inheritdoc />
    public string Route => route.Settings.Name;

    /// <inheritdoc />
    public async Task<SyncSummary> SyncAsync(RunOptions options, RunCounters counters, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> warnings = [];
        return await new RunFrame(route.Settings, route.Store, route.Stream, route.Time, route.Telemetry).RunAsync(
            counters,
            async () => warnings = await ExecuteAsync(options, counters, cancellationToken),
            duration => route.Before.Summarize(
                CallCounts.Of(route.From, route.To), route.Settings.Name, counters, duration, _checkpoints.Find()?.Cursor.Value, warnings),
            cancellationToken);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PlannedPage> PlanAsync(
        RunOptions options, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (plan, census, unmet) = NewPlan(options, new PendingWrites());
        await foreach (var page in plan.PagesAsync(cancellationToken))
        {
            yield return page;
        }

        if (Warnings(plan, census, unmet) is { Count: > 0 } warnings)
        {
            yield return new PlannedPage(0, 0, [], [], null) { Warnings = warnings };
        }
    }

    /// <inheritdoc />
    public BeforeReader OpenBefore() =>
        new(route.Sink as IReadsBack, route.Store, route.Stream, route.Shape, route.ReferredStreams);

    private async Task<IReadOnlyList<string>> ExecuteAsync(RunOptions options, RunCounters counters, CancellationToken cancellationToken)
    {
        await using var commits = new CommitQueue(route.Store, route.Stream, route.Basis, route.Time);
        await new IntentSettler<T>(route, commits).SettleAsync(cancellationToken);
        var pending = new PendingWrites { Claimed = _links.Any() ? null : new ClaimedKeys() };
        var (plan, census, unmet) = NewPlan(options, pending);
        var (isFull, sweeps) = (plan.IsFullRead, plan.IncludesSweep);
        if (isFull && !route.Kind.IsPart)
        {
            new DeadLetters(route.Store, route.Time).ForgetOtherOrigins(route.Stream, route.Origin);
        }

        var executor = new PlanExecutor<T>(
            route, commits, pending, counters,
            new DeactivationGuard(_links, route.Settings.MaxDeactivationShare, options.Accepted.Contains(Surprises.MassDeactivation)),
            new RefusalGuard(options.Accepted.Contains(Surprises.MassRefusal)));
        await ExecuteAsync(executor, plan, pending.Claimed is null ? null : census, cancellationToken);
        if (counters.Unknown > 0)
        {
            throw new ConnectorException(
                FailureKind.Transient, $"The target did not tell what became of {counters.Unknown} records.",
                "Run again: the bridge reads the target first and repeats only what is missing.");
        }

        if (options.Replay is null && _checkpoints.Find() is { } reached)
        {
            await commits.CommitAsync(new CommitUnit { Cursor = reached.Cursor, IsComplete = true });
        }

        // Kinds that compare all keys in each run ask for the time only to know when the target was read back.
        if (isFull || (sweeps && !route.Kind.AlwaysSweeps))
        {
            _sweeps.Save();
        }

        var cards = counters.CardsRemoved == 0 ? null
            : $"Card data was removed from {counters.CardsRemoved} fields before they were sent; 'bridge audit show' with --action card.removed counts them. Have it removed in the MLS.";
        return cards is null ? Warnings(plan, census, unmet) : [.. Warnings(plan, census, unmet), cards];
    }

    private List<string> Warnings(SyncPlan<T> plan, CensusKeeper census, UnmetKeys unmet) =>
        [.. new[] { plan.Warning, census.Warning, unmet.Warning, (route.Source as IWarns)?.Warn(), (route.Sink as IWarns)?.Warn() }.OfType<string>()];

    // Where nothing is linked yet everything is new, and the census is needed for the first page already: it is read beside that.
    private static async Task ExecuteAsync(PlanExecutor<T> executor, SyncPlan<T> plan, CensusKeeper? early, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = early?.BeginRefresh(over.Token) ?? Task.CompletedTask;
        try
        {
            await executor.ExecuteAsync(plan.PagesAsync(cancellationToken), cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // whoever needed it has had its error
        }
    }

    private (SyncPlan<T> Plan, CensusKeeper Census, UnmetKeys Unmet) NewPlan(RunOptions asked, PendingWrites pending)
    {
        var checkpoint = _checkpoints.Find();
        var options = asked with { IsVerified = asked.IsVerified || (asked.Replay is null && RestoresNow(checkpoint)) };

        // The whole list takes a minute and more of a large account: only where somebody waits for an address.
        var isCensusAnew = options.IsVerified && new DeadLetters(route.Store, route.Time).Records(route.Stream, null, Refusal.EmailInUse).Count > 0;
        var census = new CensusKeeper(route.Sink as ITakesCensus, new Residents(route.Store, route.Stream), new LinkedHolders(_links, [.. route.SiblingStreams.Select(stream => new Links(route.Store, stream))]), isCensusAnew);
        var detector = new ChangeDetector<T>(route, _links, pending, census);
        var unmet = new UnmetKeys(new KeyComparison(route.Store, route.Stream), route.Settings.Name, isTold: !route.Kind.AlwaysSweeps);
        return (new SyncPlan<T>(route, detector, _links, _sweeps, unmet, options, checkpoint, route.Basis), census, unmet);
    }

    // Reading everything back takes long of a large account: as often as all keys are compared, and not before the first sync is over.
    private bool RestoresNow(Checkpoint? checkpoint) =>
        route.Settings.RestoresDrift && route.Sink is IReadsBack && checkpoint is { IsComplete: true } && _sweeps.IsDue(route.Settings.SweepEvery);
}
