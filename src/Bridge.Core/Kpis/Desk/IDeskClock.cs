namespace Bridge.Core.Kpis.Desk;

/// <summary>The desk's calendar, as far as figures need it.</summary>
public interface IDeskClock
{
    /// <summary>True when business hours are set.</summary>
    bool HasHours { get; }

    /// <summary>The day on the desk's calendar.</summary>
    /// <param name="instant">Milliseconds since 1970 UTC.</param>
    /// <returns>Days since 1970.</returns>
    int DayOf(long instant);

    /// <summary>The instant at which a day begins on the desk's calendar.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>Milliseconds since 1970 UTC.</returns>
    long StartOf(int day);

    /// <summary>Time within business hours between two instants; days on which clocks change have 23 or 25 hours.</summary>
    /// <param name="from">Milliseconds since 1970 UTC.</param>
    /// <param name="to">Milliseconds since 1970 UTC, not before.</param>
    /// <returns>Milliseconds.</returns>
    long OpenMilliseconds(long from, long to);

    /// <summary>Tells whether the desk works on a day: it is open at all, or without business hours it is Monday to Friday.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>True when it does.</returns>
    bool IsBusinessDay(int day);
}
