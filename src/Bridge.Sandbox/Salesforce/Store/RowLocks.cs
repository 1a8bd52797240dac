namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>Rows that somebody else holds, so that writing them fails until he lets go, and rows that the user may not see. Safe for use by many threads.</summary>
internal sealed class RowLocks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);

    /// <summary>Lets so many attempts on a record fail; the key is its id or its external id.</summary>
    public void Hold(string key, int attempts)
    {
        lock (_gate)
        {
            _held[key] = attempts;
        }
    }

    /// <summary>Lets a key belong to a record that the user may not see, as private sharing does.</summary>
    public void Hide(string key)
    {
        lock (_gate)
        {
            _hidden.Add(key);
        }
    }

    /// <summary>Tells whether a key belongs to a hidden record.</summary>
    public bool Hides(string? key)
    {
        lock (_gate)
        {
            return key is not null && _hidden.Contains(key);
        }
    }

    /// <summary>Tells whether an attempt fails, and counts it.</summary>
    public bool Blocks(string? key)
    {
        lock (_gate)
        {
            if (key is null || !_held.TryGetValue(key, out var left))
            {
                return false;
            }

            _held[key] = left - 1;
            if (left <= 1)
            {
                _held.Remove(key);
            }

            return true;
        }
    }
}
