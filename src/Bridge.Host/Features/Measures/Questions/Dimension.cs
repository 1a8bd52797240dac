namespace Bridge.Host.Features.Measures.Questions;

/// <summary>What figures are grouped by.</summary>
internal enum Dimension
{
    /// <summary>Queue of calls; group of tickets, team of staff.</summary>
    Queue,

    /// <summary>Agent.</summary>
    Agent,

    /// <summary>Year.</summary>
    Year,

    /// <summary>Quarter of a year.</summary>
    Quarter,

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

    /// <summary>Topic; of a call that of its first visit.</summary>
    Topic,

    /// <summary>Channel; calls are asked by one channel at a time.</summary>
    Channel,

    /// <summary>Highest level that had a ticket.</summary>
    Level,

    /// <summary>Reason for leaving, cause of a violation.</summary>
    Reason,

    /// <summary>Category of the reason.</summary>
    Category,

    /// <summary>Type of a member's office.</summary>
    Type,

    /// <summary>Length of membership.</summary>
    Tenure,

    /// <summary>What became of a violation.</summary>
    Status,
}
