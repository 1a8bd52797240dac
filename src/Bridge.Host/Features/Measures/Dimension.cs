namespace Bridge.Host.Features.Measures;

/// <summary>What figures are grouped by.</summary>
internal enum Dimension
{
    /// <summary>Queue.</summary>
    Queue,

    /// <summary>Agent.</summary>
    Agent,

    /// <summary>Month.</summary>
    Month,

    /// <summary>Week, by its Monday.</summary>
    Week,

    /// <summary>Day.</summary>
    Day,

    /// <summary>Weekday.</summary>
    Weekday,

    /// <summary>Hour of the day.</summary>
    Hour,
}
