namespace Bridge.Host.Features.Measures.Sums;

/// <summary>What a row of sums stands for. The numbers are kept in the store.</summary>
internal enum Grain
{
    /// <summary>A quarter of an hour, visits by queue.</summary>
    QuarterQueue = 0,

    /// <summary>A quarter of an hour, calls.</summary>
    QuarterCall = 1,

    /// <summary>A day of the desk, visits by queue.</summary>
    DayQueue = 2,

    /// <summary>A day of the desk, calls.</summary>
    DayCall = 3,

    /// <summary>A day of the desk, visits by queue and agent.</summary>
    DayAgent = 4,

    /// <summary>A month of the desk, visits by queue.</summary>
    MonthQueue = 5,

    /// <summary>A month of the desk, calls.</summary>
    MonthCall = 6,

    /// <summary>A month of the desk, visits by queue and agent.</summary>
    MonthAgent = 7,

    /// <summary>An hour of the day over a month of the desk, visits by queue.</summary>
    HourQueue = 8,

    /// <summary>An hour of the day over a month of the desk, calls.</summary>
    HourCall = 9,

    /// <summary>A month of the desk, visits by agent, whatever the queue.</summary>
    MonthAgentAlone = 10,

    /// <summary>A day of the desk, calls by topic; the topic stands in the place of the queue.</summary>
    DayTopic = 11,

    /// <summary>A month of the desk, calls by topic; the topic stands in the place of the queue.</summary>
    MonthTopic = 12,

    /// <summary>A day of the desk, how long its calls lasted: no sums, but what <see cref="LengthsCodec"/> writes.</summary>
    DayLengths = 13,

    /// <summary>A month of the desk, visits by queue and topic; the topic stands in the place of the agent.</summary>
    MonthQueueTopic = 14,

    /// <summary>A month of the desk, visits by agent and topic; the topic stands in the place of the queue.</summary>
    MonthAgentTopic = 15,

    /// <summary>An hour of the day over a month of the desk, calls by topic; the topic stands in the place of the queue.</summary>
    HourTopic = 16,

    /// <summary>An hour of the day over a month of the desk, visits by agent, whatever the queue.</summary>
    HourAgent = 17,

    /// <summary>A day of the desk, what became of its contacts: no sums, but what <see cref="FirstContact.FirstCodec"/> writes.</summary>
    DayFirst = 18,
}

/// <summary>One row of sums.</summary>
/// <param name="Grain">What it stands for.</param>
/// <param name="Slot">Quarter since 1970 UTC, local day since 1970, month since year 0, or 24 times that and the hour.</param>
/// <param name="Queue">Number of the queue, or 0; of the topic in rows by topic and no queue.</param>
/// <param name="Agent">Number of the agent, or 0; of the topic in rows by queue and topic.</param>
/// <param name="Channel">Number of the channel.</param>
/// <param name="IsOpen">Inside business hours.</param>
internal readonly record struct RollupKey(Grain Grain, long Slot, int Queue, int Agent, int Channel, bool IsOpen)
{
    // An odd number whose bits are spread well: the hash that the compiler writes asks a comparer for each part, and rows are looked for sixteen times a call.
    private const ulong Spread = 0x9E3779B97F4A7C15;

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = (((ulong)Slot << 5) + (ulong)Grain) * Spread;
        hash = (hash + (uint)Queue) * Spread;
        hash = (hash + (uint)Agent) * Spread;
        return (int)(((hash + ((uint)Channel << 1) + (IsOpen ? 1UL : 0)) * Spread) >> 32);
    }
}
