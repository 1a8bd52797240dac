namespace Bridge.Connectors.Zendesk;

/// <summary>What a connection could not ask, because something between bridge and account lets a part of the calls through alone.</summary>
internal sealed class ZendeskGaps
{
    private readonly Lock _gate = new();
    private readonly SortedSet<string> _consequences = new(StringComparer.Ordinal);

    /// <summary>Keeps what is not known.</summary>
    /// <param name="consequence">The object of "so the bridge does not know".</param>
    public void Add(string consequence)
    {
        lock (_gate)
        {
            _consequences.Add(consequence);
        }
    }

    /// <summary>Says it in one sentence.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <returns>The sentence, or null when everything could be asked.</returns>
    public string? Warn(string connection)
    {
        lock (_gate)
        {
            return _consequences.Count == 0 ? null
                : $"The address of connection '{connection}' does not know all calls of Zendesk (404), so the bridge does not know "
                    + $"{string.Join("; nor ", _consequences)}. Set the account's own address, or let its calls through.";
        }
    }
}
