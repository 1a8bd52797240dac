namespace Bridge.Host.Features.Measures.Calendar;

/// <summary>A quarter of an hour on the desk's clock; the offset keeps the two hours apart that a change of clocks repeats.</summary>
/// <param name="Day">Days since 1970.</param>
/// <param name="Quarter">Quarter of the day, 0 to 95.</param>
/// <param name="Offset">Offset from UTC in quarters.</param>
internal readonly record struct LocalSlot(int Day, int Quarter, int Offset)
{
    /// <summary>Seconds of a quarter.</summary>
    public const int Seconds = 900;

    /// <summary>Quarters of a usual day.</summary>
    public const int PerDay = 96;

    /// <summary>Day number of 1970-01-01.</summary>
    public const int Epoch = 719_162;

    /// <summary>The day.</summary>
    public DateOnly Date => DateOnly.FromDayNumber(Day + Epoch);
}
