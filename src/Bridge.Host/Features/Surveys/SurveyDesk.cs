using Bridge.Core.Model;
using Bridge.Core.Scrubbing;
using Bridge.Core.Surveys;
using Bridge.Host.Features.Surveys.Invitations;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Surveys;

/// <summary>Takes answers by the links of mails: each link one answer, and only while it lives. Safe for parallel calls.</summary>
/// <param name="parts">What surveys stand on.</param>
/// <param name="answers">Is told of each answer.</param>
internal sealed class SurveyDesk(SurveyParts parts, Arrivals answers)
{
    /// <summary>Longest comment, UTF-16 units.</summary>
    public const int LongestComment = 1000;

    /// <summary>Tells of answers.</summary>
    public Arrivals Answers => answers;

    /// <summary>Looks at a link; nothing changes, whoever looks: mail scanners open links too.</summary>
    /// <param name="token">The end of the link.</param>
    /// <returns>What it is good for.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public SurveyVisit Look(string token)
    {
        // A mail can arrive before the mail server's word that it took it.
        if (parts.Links.Read(token) is not { } key
            || parts.Store.Find(key) is not { State: InvitationState.Sent or InvitationState.Unknown or InvitationState.Sending } invitation)
        {
            return new SurveyVisit(SurveyVisitState.Unknown, null);
        }

        var state = parts.Store.Responses.IsAnswered(key) ? SurveyVisitState.Used
            : invitation.ExpiresAt > parts.Time.GetUtcNow() ? SurveyVisitState.Open
            : SurveyVisitState.Expired;
        return new SurveyVisit(state, invitation);
    }

    /// <summary>Takes an answer.</summary>
    /// <param name="invitation">An invitation whose link is open.</param>
    /// <param name="given">The answers.</param>
    /// <param name="comment">What was added, or null; card data is taken out.</param>
    /// <returns>Whether it was taken, which it is once, and whether somebody will get in touch.</returns>
    /// <exception cref="StoreException">It could not be written; nothing was taken.</exception>
    public async Task<(bool IsTaken, bool IsFollowedUp)> AnswerAsync(Invitation invitation, IReadOnlyList<SurveyAnswer> given, string? comment)
    {
        var now = parts.Time.GetUtcNow();
        var isBad = parts.Settings.FollowUp?.IsFor(given) == true;
        var isTaken = await parts.Store.Responses.AnswerAsync(
            new SurveyResponse
            {
                Key = new RecordKey(SurveyStore.Origin, invitation.Key),
                ModifiedAt = now,
                Contact = invitation.Contact,
                MemberId = invitation.Member,
                Agent = invitation.Agent,
                Group = invitation.Group,
                Channel = invitation.Channel,
                ContactAt = invitation.ContactAt,
                AnsweredAt = now,
                Answers = given,
                Comment = comment is null ? null : Cut(CardScrubber.Scrub(comment).Text),
            },
            isBad);
        answers.Tell();
        return (isTaken, isBad);
    }

    // What takes the place of card data can be longer than that was.
    private static string Cut(string text) => text.Length <= LongestComment ? text : TextCut.To(text, LongestComment).TrimEnd();
}
