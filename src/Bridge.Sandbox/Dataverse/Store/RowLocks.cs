namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>Rows that somebody else holds, so that writing them fails until he lets go. Touched under the gate of the environment.</summary>
internal sealed class RowLocks
{
    private readonly Dictionary<string, int> _held = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets so many attempts on a row fail; the key is its id or the value of its alternate key.</summary>
    public void Hold(string key, int attempts) => _held[key] = attempts;

    /// <summary>Tells whether an attempt fails, and counts it.</summary>
    public bool Blocks(string key)
    {
        if (!_held.TryGetValue(key, out var left))
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
