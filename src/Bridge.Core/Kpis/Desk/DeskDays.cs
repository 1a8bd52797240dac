namespace Bridge.Core.Kpis.Desk;

/// <summary>Days as the desk's rows keep them: since 1970, on its own calendar.</summary>
internal static class DeskDays
{
    private static readonly DateOnly _epoch = new(1970, 1, 1);

    /// <summary>The date of a day.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>The date.</returns>
    public static DateOnly Of(int day) => _epoch.AddDays(day);
}
