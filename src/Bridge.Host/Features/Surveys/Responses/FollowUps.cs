using System.Globalization;
using Bridge.Core.Model;
using Bridge.Core.Surveys;
using Bridge.Host.Features.Outbox;
using Bridge.Host.Settings.Surveys;

namespace Bridge.Host.Features.Surveys.Responses;

/// <summary>Opens a ticket after each bad answer, once, by way of the outbox.</summary>
/// <remarks>
/// The outbox knows the invitation's key and takes it once, so that a crash between the two stores opens no second ticket, and
/// neither does a change of the settings in between.
/// </remarks>
/// <param name="settings">The settings.</param>
/// <param name="store">Knows what is due.</param>
/// <param name="outbox">Takes the tickets.</param>
internal sealed class FollowUps(SurveySettings settings, SurveyStore store, OutboxStore outbox)
{
    private const int AtOnce = 100;
    private const int LongestSubject = 150;

    /// <summary>Hands the outbox what is due.</summary>
    /// <returns>How many tickets it has now.</returns>
    public async Task<int> OpenAsync()
    {
        if (settings.FollowUp is not { } followUp)
        {
            return 0;
        }

        var due = store.Responses.FollowUpsDue(AtOnce);
        foreach (var response in due)
        {
            if (response.MemberId is { } member)
            {
                await outbox.AcceptAsync(TicketAfter(response, member, followUp));
            }

            await store.Responses.FollowedUpAsync(response);
        }

        return due.Count;
    }

    private NewRequest TicketAfter(SurveyResponse response, string member, SurveyFollowUp followUp)
    {
        var words = settings.Languages[0];
        var at = TimeZoneInfo.ConvertTime(response.ContactAt ?? response.AnsweredAt, settings.Zone);
        var head = words.About("followUpText", response.Agent, at).Replace("{ticket}", response.Contact.Value, StringComparison.Ordinal);
        var answers = response.Answers.Select(answer => $"{words[SurveyQuestions.WordOf(answer.Item)]} {Value(answer, words)}");
        var subject = words["followUpSubject"];
        return new NewRequest
        {
            Caller = SurveyStore.Origin,
            CallerKey = response.Key.Value,
            Kind = RequestKind.Ticket,
            Desk = settings.Desk,
            Member = member,
            Subject = TextCut.To(subject, LongestSubject),
            Text = string.Join("\n", response.Comment is { } comment ? [head, "", .. answers, "", comment] : (IEnumerable<string>)[head, "", .. answers]),
            Group = followUp.Group,
        };
    }

    private static string Value(SurveyAnswer answer, SurveyWords words) => answer.Item.Scale == SurveyScale.YesNo
        ? words[answer.Value == 1 ? "yes" : "no"]
        : string.Create(CultureInfo.InvariantCulture, $"{answer.Value}/{answer.Item.Highest}");
}
