namespace Bridge.Connectors.Http;

/// <summary>Compares this machine's clock with that of the system which answers: a clock that is off makes signed sign-ins and webhooks fail.</summary>
/// <remarks>Source: RFC 9110, section 6.6.1 (Date, in whole seconds); RFC 9111, section 5.1 (Age: an answer that a cache had kept).</remarks>
/// <param name="time">This machine's clock.</param>
internal sealed class ClockWitness(TimeProvider time) : DelegatingHandler
{
    // Calls run side by side: a number of 64 bits is read and written whole, one that may be missing is not.
    private const long Unknown = long.MaxValue;
    private long _ahead = Unknown;

    /// <summary>By how much this machine's clock is ahead (negative: behind), by the answer that speaks best for it; null before the first.</summary>
    public TimeSpan? Ahead => _ahead is not Unknown and var ticks ? TimeSpan.FromTicks(ticks) : null;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers is { Date: { } date, Age: null })
        {
            // An answer that was long on its way makes the clock look ahead; the smallest difference is the one to believe.
            var ahead = (time.GetUtcNow() - date).Ticks;
            _ahead = Math.Abs(_ahead) <= Math.Abs(ahead) ? _ahead : ahead;
        }

        return response;
    }
}
