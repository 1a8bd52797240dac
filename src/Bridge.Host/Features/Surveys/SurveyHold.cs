namespace Bridge.Host.Features.Surveys;

/// <summary>No mails leave for a while.</summary>
/// <param name="Until">UTC instant of its end.</param>
/// <param name="Message">What happened and what to do; null when a system only asked to wait.</param>
internal sealed record SurveyHold(DateTimeOffset Until, string? Message);
