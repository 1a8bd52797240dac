namespace Bridge.ConnectorKit.Sources;

/// <summary>The outer system a source reads, in the hands of a test: its rows can be planted, changed and removed.</summary>
public abstract class SourceFeed : IAsyncDisposable
{
    /// <summary>Texts that no message may ever hold: tokens, client secrets, passwords.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>The rows that exist now: a value that changes with each version, by external id.</summary>
    public abstract IReadOnlyDictionary<string, string> Rows { get; }

    /// <summary>Adds rows, each with a later change time than all before where there are such times.</summary>
    public abstract void Plant(int count);

    /// <summary>Changes the version value of a row, and its change time.</summary>
    public abstract void Change(string externalId);

    /// <summary>Deletes a row, in the way the system does.</summary>
    public abstract void Remove(string externalId);

    /// <summary>From now on the system cannot be read at all.</summary>
    public abstract void Break();

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
