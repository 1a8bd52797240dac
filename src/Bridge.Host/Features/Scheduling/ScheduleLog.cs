namespace Bridge.Host.Features.Scheduling;

/// <summary>What is said of the schedules as a whole; of each route its turns speak.</summary>
internal static partial class ScheduleLog
{
    /// <summary>The schedules have begun.</summary>
    /// <param name="logger">The log.</param>
    /// <param name="routes">Routes that have a schedule or a turn.</param>
    /// <param name="address">Where the status page is.</param>
    [LoggerMessage(1000, LogLevel.Information, "The host runs {Routes} routes; status page: {Address}")]
    public static partial void LogHostRuns(this ILogger logger, int routes, string address);
}
