using System.Globalization;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Access;

/// <summary>The limits that hold for each user in 300 s: calls, time of work, calls at once. Safe for use by many threads.</summary>
/// <remarks>Source: Microsoft Learn, "Service protection API limits".</remarks>
internal sealed class ServiceProtection(DataverseSandboxOptions options, TimeProvider time)
{
    private const double MostSeconds = 1200;
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(300);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Usage> _users = new(StringComparer.Ordinal);

    /// <summary>Lets a call in; <see cref="Leave"/> ends it.</summary>
    /// <param name="client">Who calls.</param>
    /// <param name="wait">How long to wait when it is not let in.</param>
    /// <returns>Why not; null when it is let in.</returns>
    public RowFault? Enter(string client, out TimeSpan wait)
    {
        lock (_gate)
        {
            var (now, usage) = (time.GetUtcNow(), Of(client));
            usage.Forget(now - _window);
            var refusal = usage.UnderWay >= options.Concurrent
                ? new RowFault(429, "0x80072326", string.Create(CultureInfo.InvariantCulture, $"Number of concurrent requests exceeded the limit of {options.Concurrent}."))
                : usage.Calls.Count >= options.Calls
                ? new RowFault(429, "0x80072322", string.Create(CultureInfo.InvariantCulture, $"Number of requests exceeded the limit of {options.Calls} over time window of 300 seconds."))
                : usage.Seconds >= MostSeconds
                ? new RowFault(429, "0x80072321", "Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.")
                : null;
            if (refusal is null)
            {
                usage.UnderWay++;
                usage.Calls.Enqueue(now);
                usage.Refusals = 0;
                wait = TimeSpan.Zero;
                return null;
            }

            // Those who do not wait are told to wait longer.
            var free = refusal.Code == "0x80072326" ? TimeSpan.FromSeconds(1) : usage.Calls.Count == 0 ? _window : usage.Calls.Peek() + _window - now;
            wait = TimeSpan.FromSeconds(Math.Ceiling(Math.Max(1, free.TotalSeconds)) + usage.Refusals++);
            return refusal;
        }
    }

    /// <summary>Ends a call and counts its work.</summary>
    public void Leave(string client, TimeSpan work)
    {
        lock (_gate)
        {
            var usage = Of(client);
            usage.UnderWay--;
            usage.Work.Enqueue((time.GetUtcNow(), work.TotalSeconds));
        }
    }

    /// <summary>What is left now.</summary>
    public (int Calls, double Seconds) Left(string client)
    {
        lock (_gate)
        {
            var usage = Of(client);
            return (Math.Max(0, options.Calls - usage.Calls.Count), Math.Max(0, MostSeconds - usage.Seconds));
        }
    }

    /// <summary>Sets what a user has used up.</summary>
    public void Use(string client, int calls, double seconds)
    {
        lock (_gate)
        {
            var usage = _users[client] = new Usage();
            for (var call = 0; call < calls; call++)
            {
                usage.Calls.Enqueue(time.GetUtcNow());
            }

            usage.Work.Enqueue((time.GetUtcNow(), seconds));
        }
    }

    private Usage Of(string client) => _users.TryGetValue(client, out var usage) ? usage : _users[client] = new Usage();

    private sealed class Usage
    {
        public Queue<DateTimeOffset> Calls { get; } = new();

        public Queue<(DateTimeOffset At, double Seconds)> Work { get; } = new();

        public int UnderWay { get; set; }

        public int Refusals { get; set; }

        public double Seconds => Work.Sum(work => work.Seconds);

        public void Forget(DateTimeOffset before)
        {
            while (Calls.TryPeek(out var call) && call <= before)
            {
                Calls.Dequeue();
            }

            while (Work.TryPeek(out var work) && work.At <= before)
            {
                Work.Dequeue();
            }
        }
    }
}
