using System.Globalization;
using System.Text.Json;
using Bridge.Core.Interactions;
using Bridge.Core.Model;
using Bridge.Core.Surveys;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Surveys.Invitations;

namespace Bridge.Host.Features.Interactions;

/// <summary>Follows the surveys: each mail that left and each answer is an interaction.</summary>
/// <remarks>
/// They are looked through anew with every host. A mail's outcome is known seconds after it began; those of the last hour are looked at again each time.
/// Comments are not repeated: what a member wrote stands with the survey alone.
/// </remarks>
/// <param name="surveys">The surveys.</param>
/// <param name="store">The interactions.</param>
internal sealed class SurveyInteractions(SurveyStore surveys, InteractionStore store)
{
    private const int PageSize = 500;
    private static readonly TimeSpan _settled = TimeSpan.FromHours(1);
    private DateTimeOffset _sentSince = DateTimeOffset.UnixEpoch;
    private long _answer;

    /// <summary>Follows them.</summary>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public void Follow(CancellationToken cancellationToken)
    {
        var latest = _sentSince + _settled;
        var after = 0L;
        for (var page = surveys.Sent(_sentSince, after, PageSize); page.Count > 0; page = surveys.Sent(_sentSince, after, PageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            store.Follow([.. page.Select(Of)], []);
            after = page[^1].Id;
            latest = page.Max(one => one.BegunAt) is { } begun && begun > latest ? begun : latest;
        }

        for (var page = surveys.Responses.After(_answer, PageSize); page.Responses.Count > 0; page = surveys.Responses.After(_answer, PageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            store.Follow([.. page.Responses.Select(Of).OfType<Interaction>()], []);
            _answer = page.Last;
        }

        _sentSince = latest - _settled;
    }

    private static Interaction Of(Invitation invitation) => new()
    {
        Key = new RecordKey(SurveyStore.Origin, string.Create(CultureInfo.InvariantCulture, $"sent/{invitation.Id}")), // not its own key, which is in the link
        MemberId = invitation.Member,
        At = invitation.BegunAt ?? invitation.ContactAt,
        Channel = InteractionChannel.Email,
        Subject = "Survey",
        Outcome = invitation.State == InvitationState.Sent ? "sent" : "perhapsSent",
        Link = invitation.Contact.ExternalId,
    };

    private static Interaction? Of(SurveyResponse response) => response.MemberId is not { } member ? null : new Interaction
    {
        Key = new RecordKey(SurveyStore.Origin, $"answer/{(response.Key.Origin == SurveyStore.Origin ? response.Contact.ExternalId : response.Key.ExternalId)}"),
        MemberId = member,
        At = response.AnsweredAt,
        Channel = InteractionChannel.Web,
        Subject = "Answer to a survey",
        Outcome = string.Join(", ", response.Answers.Select(Words)),
        Link = response.Contact.ExternalId,
    };

    private static string Words(SurveyAnswer answer)
    {
        var question = JsonNamingPolicy.CamelCase.ConvertName(answer.Item.Question.ToString());
        return answer.Item.Scale == SurveyScale.YesNo
            ? $"{question}: {(answer.Value == 1 ? "yes" : "no")}"
            : string.Create(CultureInfo.InvariantCulture, $"{question}: {answer.Value} of {answer.Item.Highest}");
    }
}
