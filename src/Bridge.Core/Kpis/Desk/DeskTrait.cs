namespace Bridge.Core.Kpis.Desk;

/// <summary>What things can be parted by, beside time.</summary>
public enum DeskTrait
{
    /// <summary>Group or team; figures of calls part by queue.</summary>
    Group,

    /// <summary>Agent.</summary>
    Agent,

    /// <summary>Topic.</summary>
    Topic,

    /// <summary>Channel.</summary>
    Channel,

    /// <summary>Level of support.</summary>
    Level,

    /// <summary>Reason or cause.</summary>
    Reason,

    /// <summary>Category of the reason.</summary>
    Category,

    /// <summary>Type of the member's office.</summary>
    Type,

    /// <summary>Band of the length of membership.</summary>
    Tenure,

    /// <summary>What became of it.</summary>
    Status,
}
