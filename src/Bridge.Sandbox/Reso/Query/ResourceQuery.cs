using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Data.Fields;
using Microsoft.OData.UriParser;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>What a request asks of one resource, checked against the model.</summary>
internal sealed record ResourceQuery
{
    public required Resource Resource { get; init; }

    /// <summary>The fields to send, in the order of the resource.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>The fields named in $select; null where there was none.</summary>
    public IReadOnlySet<string>? Selected { get; init; }

    /// <summary>The fields of the expanded row; null where nothing is expanded.</summary>
    public IReadOnlyList<Field>? Expanded { get; init; }

    /// <summary>Whether the expansion named its own fields.</summary>
    public bool ExpandedSelects { get; init; }

    public SingleValueNode? Filter { get; init; }

    public IReadOnlyList<(Field Field, bool Descending)> Order { get; init; } = [];

    public int? Top { get; init; }

    public int Skip { get; init; }

    public bool Count { get; init; }

    /// <summary>Whether no row may be shown.</summary>
    public bool Vanished { get; init; }

    public string? SkipToken { get; init; }
}
