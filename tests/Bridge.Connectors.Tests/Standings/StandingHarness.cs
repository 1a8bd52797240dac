using Bridge.ConnectorKit;
using Bridge.ConnectorKit.Standings;
using Bridge.Connectors.Standings;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Tests.Standings;

/// <summary>An outbox of finance and connections to it.</summary>
internal sealed class StandingHarness(ReleaseFolder outbox) : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    public StandingHarness()
        : this(new ReleaseFolder())
    {
    }

    public ReleaseFolder Outbox => outbox;

    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 25, 15, 0, 0, TimeSpan.Zero));

    public StandingConnector Connector { get; } = new();

    public ConnectionContext Connect(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string>
        {
            ["folder"] = outbox.Folder, ["publicKey"] = outbox.PublicKey, ["zone"] = "UTC", ["maxAgeDays"] = "2",
        };
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        return new ConnectionContext(new ConnectionSettings("finance", values), _http, new CallMeter(), Time);
    }

    public ISource<MemberStanding> Open(params (string Name, string Value)[] settings) => Connector.OpenSource(Connect(settings), []);

    /// <summary>Reads as one run does: the pages, the warning, and the keys that the sweep compares.</summary>
    public async Task<StandingRun> RunAsync(Cursor? from, params (string Name, string Value)[] settings)
    {
        var source = Open(settings);
        var told = new Dictionary<string, Standing>();
        var cursor = from;
        await foreach (var page in source.ReadAsync(new ReadRequest(from, ReadRequest.Full.Accepted), CancellationToken.None))
        {
            cursor = page.Next;
            foreach (var record in page.Records)
            {
                told[record.Key.ExternalId] = record.Standing;
            }
        }

        var keys = new List<string>();
        await foreach (var chunk in ((IListsKeys)source).ListKeysAsync(CancellationToken.None))
        {
            keys.AddRange(chunk);
        }

        return new StandingRun(told, keys, cursor, ((IWarns)source).Warn());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await outbox.DisposeAsync();
    }
}

/// <summary>What a run took from finance.</summary>
internal sealed record StandingRun(IReadOnlyDictionary<string, Standing> Told, IReadOnlyList<string> Keys, Cursor? Cursor, string? Warning);
