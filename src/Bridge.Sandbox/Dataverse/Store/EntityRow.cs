namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>One row. Values are text, whole number, decimal, flag, instant, day, id or reference; what is not there is null.</summary>
internal sealed class EntityRow(Guid id)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public Guid Id { get; } = id;

    /// <summary>Counts up with every change in the environment.</summary>
    public long Version { get; set; }

    /// <summary>How often it was written by calls.</summary>
    public int Writes { get; set; }

    public object? this[string column]
    {
        get => _values.GetValueOrDefault(column);
        set => _values[column] = value;
    }

    public string ETag => $"W/\"{Version}\"";
}
