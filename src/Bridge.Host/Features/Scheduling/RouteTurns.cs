namespace Bridge.Host.Features.Scheduling;

/// <summary>Keeps the order of routes that come <c>after</c> others, at the start of the host and at every turn. Safe for parallel use.</summary>
internal sealed class RouteTurns
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Takes a turn, unless a route that comes before is running or has a turn that is due.</summary>
    /// <param name="route">Name of the route.</param>
    /// <param name="due">When the schedule last called each route that comes before; null when it has not yet.</param>
    /// <returns>False when the turn must wait; <see cref="End"/> of the other route then gives it back.</returns>
    public bool TryBegin(string route, IReadOnlyDictionary<string, DateTimeOffset?> due)
    {
        lock (_gate)
        {
            if (due.Any(other => _running.Contains(other.Key) || other.Value > _ended.GetValueOrDefault(other.Key)))
            {
                _waiting[route] = [.. due.Keys];
                return false;
            }

            _running.Add(route);
            return true;
        }
    }

    /// <summary>Ends a turn, whatever came of it.</summary>
    /// <param name="route">Name of the route.</param>
    /// <param name="due">When the schedule last called it, or null.</param>
    /// <returns>Routes that waited for it and are to be called now.</returns>
    public IReadOnlyList<string> End(string route, DateTimeOffset? due)
    {
        lock (_gate)
        {
            _running.Remove(route);
            _ended[route] = due ?? DateTimeOffset.MinValue;
            var ready = _waiting.Where(other => other.Value.Contains(route)).Select(other => other.Key).ToList();
            ready.ForEach(other => _waiting.Remove(other));
            return ready;
        }
    }
}
