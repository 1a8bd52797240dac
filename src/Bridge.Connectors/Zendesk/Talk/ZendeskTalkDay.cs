using Bridge.Core.Calls;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>Follows the calls of the last day by their export, beside whoever looks: an export that has to wait for its limit holds nobody up. Used by one caller at a time.</summary>
/// <remarks>
/// Talk tells of a call when it is over. Legs are not read: who handed a call on to whom changes neither when it came nor how long it waited. Calls it tells
/// that cannot be read are set aside by the route of calls, with their reason.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="sink">Takes each call.</param>
internal sealed class ZendeskTalkDay(ZendeskSession session, ICallSink sink) : IDisposable
{
    private const int FewRows = 100;

    // A day on the desk's clock has up to 25 hours.
    private static readonly TimeSpan _back = TimeSpan.FromHours(26);
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5); // rows that became visible late
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(30); // two of the ten calls a minute, so that a route of calls has room
    private static readonly TimeSpan _old = TimeSpan.FromMinutes(5);

    private readonly ZendeskTalkExports _exports = new(session.Client);
    private readonly ZendeskTalkRows _rows = new(session.Settings.Name, new ZendeskTalkPeople(session.Client));
    private readonly ZendeskTalkVisits _visits = new(session.Settings.Name);
    private readonly CancellationTokenSource _ending = new();
    private Task<string?>? _reading;
    private DateTimeOffset _next;
    private DateTimeOffset _read;
    private DateTimeOffset? _since;
    private string? _problem;
    private long? _reached;

    /// <summary>How long after it began a call is told, but for few: when it is over, and Talk shows it within a minute or two.</summary>
    public static TimeSpan ToldWithin { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Since when every call is told; null while the day is being read, and once it could not be read for five minutes.</summary>
    public DateTimeOffset? Since => session.Time.GetUtcNow() - _read < _old ? _since : null;

    /// <summary>Why calls are not told; null when they are.</summary>
    public string? Missing => Since is not null ? null : _problem ?? "The calls of today are being read.";

    /// <summary>Takes what has been read, and reads again when it is time. Never waits.</summary>
    public void Step()
    {
        if (_reading is { IsCompleted: true } reading)
        {
            _reading = null;
            _problem = reading.GetAwaiter().GetResult();
            var now = session.Time.GetUtcNow();
            _next = now + _every;
            if (_problem is null)
            {
                _read = now;
            }
        }

        if (_reading is null && session.Time.GetUtcNow() >= _next)
        {
            _reading = Task.Run(ReadAsync);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    private async Task<string?> ReadAsync()
    {
        try
        {
            var begin = (session.Time.GetUtcNow() - _back).ToUnixTimeSeconds();
            var first = Math.Max(begin, (_reached ?? begin) - (long)_overlap.TotalSeconds);
            await ReadAsync(first, _ending.Token);
            _since ??= DateTimeOffset.FromUnixTimeSeconds(begin);
            return null;
        }
        catch (ConnectorException error)
        {
            return $"{error.Problem} {error.Remedy}";
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            return null; // a wanted end; nobody looks any more
        }
    }

    private async Task ReadAsync(long start, CancellationToken cancellationToken)
    {
        for (var (isFirst, isLast) = (true, false); !isLast; isFirst = false)
        {
            using var page = await _exports.ReadAsync("calls", start, isFirst, cancellationToken);
            if (page is null)
            {
                return;
            }

            var rows = page.Root.ItemsOf("calls").ToList();
            foreach (var visit in (await _rows.ReadAsync(rows, isLegs: false, [], cancellationToken)).SelectMany(part => _visits.Of([part])))
            {
                sink.Add(visit);
            }

            var end = Math.Max(start, page.Root.LongOf("end_time") ?? start);
            isLast = end == start || rows.Count < FewRows;
            _reached = start = end;
        }
    }
}
