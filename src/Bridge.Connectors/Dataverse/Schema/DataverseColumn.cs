using System.Collections.Frozen;

namespace Bridge.Connectors.Dataverse.Schema;

/// <summary>A column as the environment describes it.</summary>
/// <param name="Name">Logical name.</param>
/// <param name="Type">Dataverse's word for its type: <c>String</c>, <c>Boolean</c>, <c>Picklist</c>, <c>State</c> ...</param>
internal sealed record DataverseColumn(string Name, string Type)
{
    /// <summary>May be set on new rows.</summary>
    public bool IsForCreate { get; init; }

    /// <summary>May be changed.</summary>
    public bool IsForUpdate { get; init; }

    /// <summary>Seen and changed through a column security profile only; to others its value looks empty.</summary>
    public bool IsSecured { get; init; }

    /// <summary>Options of a choice by their label, without regard to case.</summary>
    public IReadOnlyDictionary<string, int> Options { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Whether it is a choice, kept as a number.</summary>
    public bool IsChoice => Type == "Picklist";

    /// <summary>Whether it says that a row is active (0) or not (1).</summary>
    public bool IsState => Type == "State";
}
