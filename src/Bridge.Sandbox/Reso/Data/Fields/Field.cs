using System.Text.Json;

namespace Bridge.Sandbox.Reso.Data.Fields;

/// <summary>One field of a resource and how its value is found for a row.</summary>
internal sealed class Field(string name, FieldKind kind, Func<int, Cell> read)
{
    public string Name { get; } = name;

    public FieldKind Kind { get; } = kind;

    public Func<int, Cell> Read { get; } = read;

    /// <summary>The length the Data Dictionary suggests; real data may be longer.</summary>
    public int? MaxLength { get; init; }

    public LookupList? Lookup { get; init; }

    public bool IsKey { get; init; }

    /// <summary>The one value every row has, when that is known; a filter on it needs no look at the rows.</summary>
    public string? Constant { get; init; }

    /// <summary>The name as it goes over the wire, escaped once.</summary>
    public JsonEncodedText Wire { get; } = JsonEncodedText.Encode(name);

    public Field WithRead(Func<int, Cell> other) =>
        new(Name, Kind, other) { MaxLength = MaxLength, Lookup = Lookup, IsKey = IsKey, Constant = Constant };
}
