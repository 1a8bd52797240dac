using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>What would happen to one record; made by the plan, carried out by the executor, shown by <c>bridge plan</c>.</summary>
internal sealed record PlannedChange
{
    /// <summary>Identity of the record.</summary>
    public required string ExternalId { get; init; }

    /// <summary>What would happen.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Why { get; init; }

    /// <summary>The record as it came from the MLS, or null for a row that could not be read.</summary>
    public IRecord? Record { get; init; }

    /// <summary>What would be sent; null when the record is set aside.</summary>
    public Write? Write { get; init; }

    /// <summary>The link row that holds once the write has taken effect; null when the record is set aside.</summary>
    public Link? After { get; init; }

    /// <summary>True when it goes to a record of the target that has another key or none, and gets this one.</summary>
    public bool IsTakenOver { get; init; }

    /// <summary>Positions of the fields that are sent because they changed.</summary>
    public int[] Changed { get; init; } = [];

    /// <summary>Why the record is set aside; null otherwise.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What was removed from the fields because it looked like card data; null for nothing.</summary>
    public IReadOnlyList<FieldRemoval>? Removed { get; init; }

    /// <summary>External id of a record that this one refers to and that the target does not have yet; null otherwise.</summary>
    public string? WaitsFor { get; init; }
}

/// <summary>What would happen to a record.</summary>
internal enum ChangeKind
{
    /// <summary>It would be created.</summary>
    Create,

    /// <summary>Some of its fields would be changed.</summary>
    Update,

    /// <summary>It would be deactivated, because the record departed.</summary>
    Deactivate,

    /// <summary>It would be set aside with a reason.</summary>
    SetAside,
}
