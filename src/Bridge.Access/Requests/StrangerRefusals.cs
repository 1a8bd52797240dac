using Bridge.Audit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.Access.Requests;

/// <summary>Notes requests that come with neither session nor token, without letting their sender fill the audit.</summary>
/// <remarks>
/// The first one of an address at an endpoint is noted at once; how many more there were, once a minute. Addresses beyond the
/// first thousand of a minute are counted together. So a flood costs a few entries a minute, whoever sends it.
/// Source: PCI DSS v4.0.1, requirements 10.2.1.4 (invalid access attempts) and 10.2.2 (origination).
/// </remarks>
/// <param name="audit">The side's audit.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class StrangerRefusals(AccessAudit audit, TimeProvider time, ILogger<StrangerRefusals> logger) : BackgroundService
{
    /// <summary>Most pairs of address and endpoint that are counted one by one in a minute.</summary>
    public const int MostCounted = 1000;

    private const string Others = "address|others";
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private Dictionary<(string Who, string What), long> _more = [];

    /// <summary>Notes a request, or counts it.</summary>
    /// <param name="address">Whom it came from.</param>
    /// <param name="what">Method and route.</param>
    /// <returns>A task that ends with the entry in the file.</returns>
    /// <exception cref="AuditException">It could not be written.</exception>
    public Task NoteAsync(string address, string what)
    {
        (string Who, string What) key = ($"address|{address}", what);
        lock (_gate)
        {
            if (!_more.ContainsKey(key) && _more.Count >= MostCounted)
            {
                key = (Others, "any endpoint");
            }

            if (!_more.TryAdd(key, 0))
            {
                _more[key]++;
                return Task.CompletedTask;
            }
        }

        return WriteAsync(key, "");
    }

    /// <summary>Writes how many more there were, and begins the next minute.</summary>
    /// <returns>A task that ends with the entries in the file.</returns>
    /// <exception cref="AuditException">They could not be written.</exception>
    public async Task FlushAsync()
    {
        Dictionary<(string Who, string What), long> counted;
        lock (_gate)
        {
            (counted, _more) = (_more, []);
        }

        foreach (var (key, more) in counted)
        {
            if (more > 0)
            {
                await WriteAsync(key, string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {more} more within a minute"));
            }
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_window, time);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryFlushAsync();
        }
    }

    private Task WriteAsync((string Who, string What) key, string more) =>
        audit.RefusedAsync(AccessActions.Request, key.Who, key.What + more, RefusalReason.NotSignedIn);

    private async Task TryFlushAsync()
    {
        try
        {
            await FlushAsync();
        }
        catch (AuditException error)
        {
            LogLost(error.Problem, error.Remedy); // each request is refused meanwhile, with or without an entry
        }
    }

    [LoggerMessage(4001, LogLevel.Critical, "Refused requests could not be counted in the audit. {Problem} {Remedy}")]
    private partial void LogLost(string problem, string remedy);
}
