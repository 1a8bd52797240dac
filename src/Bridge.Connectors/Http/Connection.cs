using System.Net;
using Bridge.Connectors.Http.Egress;
using Bridge.Connectors.Http.Limits;
using Bridge.Connectors.Http.Repeats;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Http;

/// <summary>An open connection to one outer system: client, rate budget and call counts, shared by all routes that use it.</summary>
public sealed class Connection : IDisposable
{
    private readonly RateGovernor _governor;
    private readonly ClockWitness _clock;
    private readonly HttpClient _http;
    private readonly OutcomeRepeats _outcomes;

    private Connection(ConnectionContext context, RateGovernor governor, ClockWitness clock) =>
        (Context, _governor, _clock, _http, _outcomes) = (context, governor, clock, context.Http, new OutcomeRepeats(context.Time));

    /// <summary>What the connector gets.</summary>
    public ConnectionContext Context { get; }

    /// <summary>What may leave over this connection; null for a system that is only read.</summary>
    public EgressNames? Egress { get; private init; }

    /// <summary>Lets the fields of a mapping leave over this connection.</summary>
    /// <param name="shape">The fields that a route writes.</param>
    /// <exception cref="ConnectorException">The connector has no gate to open, because it does not say what it sends: nothing may be written.</exception>
    public void Allow(TargetShape shape) => (Egress ?? throw new ConnectorException(
        FailureKind.Configuration,
        $"Connection {Context.Settings.Name}: its connector writes, but does not say which words it sends, so nothing may leave.",
        "Let the connector implement IDeclaresEgress (CONTRIBUTING.md, \"Add a connector in an hour\").")).Allow(shape);

    /// <summary>Takes a batch whose outcome is not known again, in rounds, until it is known or patience ends (about two seconds beside the calls).</summary>
    /// <param name="roundAsync">A round: told whether it is a repeat, and then reads the target before it sends anything; gives true when everything is known.</param>
    /// <param name="cancellationToken">Ends the rounds.</param>
    /// <returns>True when everything is known.</returns>
    public ValueTask<bool> SettleAsync(Func<bool, CancellationToken, ValueTask<bool>> roundAsync, CancellationToken cancellationToken) =>
        _outcomes.RunAsync(roundAsync, cancellationToken);

    /// <summary>Until when a rate limit holds all calls back; null while the connection is open.</summary>
    public DateTimeOffset? ThrottledUntil => _governor.ClosedUntil;

    /// <summary>By how much this machine's clock is ahead of the system's (negative: behind); null before the system has told its time.</summary>
    public TimeSpan? ClockAhead => _clock.Ahead;

    /// <summary>Opens a connection; nothing is sent yet.</summary>
    /// <param name="connector">Its connector.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Chance, for the jitter of retries.</param>
    /// <param name="journal">Where it is written down what leaves.</param>
    /// <returns>The connection; the caller disposes it.</returns>
    public static Connection Open(IConnector connector, ConnectionSettings settings, TimeProvider time, Random random, IEgressJournal journal)
    {
        var limits = connector as IDeclaresLimits;
        var parallel = settings.Integer("parallel") ?? 8;
        var meter = new CallMeter { Instruments = new CallInstruments(connector.Name, settings.Name) };
        var governor = new RateGovernor(
            new GovernorOptions
            {
                Limits = limits?.LimitsFor(settings) ?? [],
                Headers = limits?.RateHeaders ?? [],
                NamedLimitPrefix = limits?.NamedLimitPrefix,
                Share = settings.Share("share") ?? 1,
                MaxParallel = parallel,
            },
            meter,
            time);
        var pipelines = new ResiliencePipelines(new ResilienceOptions(), time, random);
        var clock = new ClockWitness(time) { InnerHandler = NewTransport(parallel) };
        var handler = new ResilienceHandler(pipelines, governor, meter) { InnerHandler = clock };

        var egress = connector is IDeclaresEgress declares ? new EgressNames(declares.EgressWords) : null;

        // The time limits are Polly's, per attempt; a limit here would count waiting for the rate budget as a failure.
        var http = new HttpClient(
            egress is null ? handler : new EgressGate(settings.Name, egress, journal) { InnerHandler = handler }, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("MlsCrmBridge/0.1");
        var context = new ConnectionContext(settings, http, meter, time) { Door = egress is null ? null : new EgressDoor(settings.Name, egress, journal) };
        return new Connection(context, governor, clock) { Egress = egress };
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler NewTransport(int parallel) => new()
    {
        // A redirect could carry credentials to another host; vendors' APIs do not redirect.
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxConnectionsPerServer = parallel + 4,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
    };
}
