namespace Bridge.Sandbox.Salesforce.Access;

/// <summary>The calls of 24 hours. Safe for use by many threads.</summary>
/// <remarks>Source: REST API Developer Guide, "API usage" header and Limits.</remarks>
internal sealed class CallAllowance(int most, TimeProvider time)
{
    private static readonly TimeSpan _day = TimeSpan.FromHours(24);
    private readonly Lock _gate = new();
    private DateTimeOffset _since = time.GetUtcNow();

    public int Most { get; private set; } = most;

    public int Used { get; private set; }

    /// <summary>Counts a call; false when none is left.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (time.GetUtcNow() - _since >= _day)
            {
                (_since, Used) = (time.GetUtcNow(), 0);
            }

            if (Used >= Most)
            {
                return false;
            }

            Used++;
            return true;
        }
    }

    public void Set(int used, int most)
    {
        lock (_gate)
        {
            (Used, Most) = (used, most);
        }
    }
}
