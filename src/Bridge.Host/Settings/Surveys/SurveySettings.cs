using Bridge.Core.Surveys;
using Bridge.Host.Settings.Mail;

namespace Bridge.Host.Settings.Surveys;

/// <summary>Whom the bridge asks how a contact went, what, and when.</summary>
internal sealed record SurveySettings
{
    /// <summary>Connection with the help desk whose tickets are the contacts.</summary>
    public required string Desk { get; init; }

    /// <summary>Address at which members reach the bridge; the links in mails begin with it.</summary>
    public required Uri PublicAddress { get; init; }

    /// <summary>How mails are sent.</summary>
    public required MailSettings Mail { get; init; }

    /// <summary>Any text: which contacts are in the sample follows from it and from the contact alone.</summary>
    public required string Seed { get; init; }

    /// <summary>A member gets at most one mail in this time. Default 30 days, at least an hour.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long an answer is taken after the mail. Default 14 days, at least an hour.</summary>
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>What is asked: at most three questions from one to five, or one yes or no.</summary>
    public IReadOnlyList<SurveyItem> Questions { get; init; } = SurveyQuestions.Standard;

    /// <summary>What happens after a bad answer; null for nothing.</summary>
    public SurveyFollowUp? FollowUp { get; init; }

    /// <summary>Whether answers to the help desk's own surveys are kept beside the bridge's.</summary>
    public bool ReadsDeskAnswers { get; init; }

    /// <summary>Time zone of the instants that members read. Default UTC.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The languages, the one for everybody else first.</summary>
    public required IReadOnlyList<SurveyWords> Languages { get; init; }

    /// <summary>The rules; the first that fits a contact decides.</summary>
    public required IReadOnlyList<SurveyRule> Rules { get; init; }

    /// <summary>The words for a reader.</summary>
    /// <param name="tag">Language tag such as <c>es-MX</c>, or null.</param>
    /// <returns>The words of that language, or of the first.</returns>
    public SurveyWords WordsFor(string? tag) =>
        Languages.FirstOrDefault(words => tag?.Split('-')[0].Equals(words.Language, StringComparison.OrdinalIgnoreCase) == true) ?? Languages[0];
}
