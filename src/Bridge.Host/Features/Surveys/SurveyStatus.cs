using Bridge.Host.StatusLines;

namespace Bridge.Host.Features.Surveys;

/// <summary>How surveys stand, beside the routes.</summary>
/// <param name="parts">What surveys stand on.</param>
/// <param name="loop">What sends them.</param>
internal sealed class SurveyStatus(SurveyParts parts, SurveyLoop loop) : IStatusLine
{
    /// <inheritdoc />
    public RouteStatus Read()
    {
        var (due, oldest, aside) = parts.Store.Backlog();
        var hold = loop.Hold;
        return new RouteStatus
        {
            Name = "surveys",
            Record = "survey",
            From = parts.Settings.Desk,
            To = "members",
            State = hold switch
            {
                { Message: not null } => "Faulted",
                not null => "Throttled",
                null => due > 0 ? "Running" : "Idle",
            },
            Message = hold?.Message,
            LagSeconds = (parts.Time.GetUtcNow() - oldest)?.TotalSeconds,
            Waiting = due,
            OldestAt = oldest,
            DeadLetters = aside,
            ThrottledUntil = hold is { Message: null } ? hold.Until : null,
        };
    }
}
