namespace Bridge.Connectors.Http;

/// <summary>Compares this machine's clock with that of the system which answers: a clock that is off makes signed sign-ins and webhooks fail.</summary>
/// <remarks>Source: RFC 9110, section 6.6.1 (Date, in whole seconds); RFC 9111, section 5.1 (Age: an answer that a cache had kept).</remarks>
/// <param name="time">This machine's clock.</param>
internal sealed class ClockWitness(TimeProvider time) : DelegatingHandler
{
    private long? _ahead;

    /// <summary>By how much this machine's clock is ahead (negative: behind), by the answer that speaks best for it; null before the first.</summary>
    public TimeSpan? Ahead => _ahead is { } ticks ? TimeSpan.FromTicks(ticks) : null;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers is { Date: { } date, Age: null })
        {
            // An answer that was long on its way makes the clock look ahead; the smallest difference is the one to believe.
            var ahead = (time.GetUtcNow() - date).Ticks;
            _ahead = _ahead is { } known && Math.Abs(known) <= Math.Abs(ahead) ? known : ahead;
        }

        return response;
    }
}
