namespace Bridge.Sandbox.Phone;

/// <summary>Of what time an invented phone system tells, and how busy it was. The same options always give the same file.</summary>
public sealed record PhoneHistoryOptions
{
    /// <summary>The first minute.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The minute that is no longer told.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Calls of an average hour, at most 60; the desk answers day and night.</summary>
    public double CallsAnHour { get; init; } = 20;

    /// <summary>Numbers that calls come from.</summary>
    public int Callers { get; init; } = 20_000;

    /// <summary>Who answers.</summary>
    public IReadOnlyList<string> Agents { get; init; } = ["Rosa Delgado", "Tom Okafor"];

    /// <summary>Seed of all chance.</summary>
    public ulong Seed { get; init; } = 1;
}
