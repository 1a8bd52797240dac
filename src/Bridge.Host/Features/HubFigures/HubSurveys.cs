using Bridge.Core.Desk;
using Bridge.Core.Surveys;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Surveys.Invitations;

namespace Bridge.Host.Features.HubFigures;

/// <summary>The surveys that the hub keeps, as rows: who was asked, and what was answered.</summary>
internal static class HubSurveys
{
    private const int PageSize = 1000;

    private static readonly TableField[] _told =
    [
        SurveyField.Id, SurveyField.Contact, SurveyField.At, SurveyField.Delivery, SurveyField.AnsweredAt, SurveyField.Satisfied, SurveyField.SatisfiedScale,
        SurveyField.CallAgain, SurveyField.CallAgainScale, SurveyField.Recommend, SurveyField.RecommendScale, SurveyField.Agent, SurveyField.Group, SurveyField.Channel,
    ];

    /// <summary>What the hub tells of surveys.</summary>
    public static ulong Told { get; } = _told.Aggregate(0UL, (all, field) => all | FactRow.Bit(field));

    /// <summary>Reads who was asked and what was answered.</summary>
    /// <param name="surveys">The hub's surveys.</param>
    /// <param name="intake">Takes them.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public static void Read(SurveyStore surveys, DeskIntake intake, CancellationToken cancellationToken)
    {
        for (var page = surveys.Invitations(0, PageSize); page.Count > 0; page = surveys.Invitations(page[^1].Id, PageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var invitation in page)
            {
                intake.Add(Row(invitation, intake));
            }
        }

        long last = 0;
        for (var page = surveys.Responses.After(last, PageSize); page.Responses.Count > 0; page = surveys.Responses.After(page.Last, PageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var response in page.Responses)
            {
                intake.Add(Row(response, intake));
            }
        }

        intake.Flush();
    }

    private static FactRow Row(Invitation invitation, DeskIntake intake)
    {
        var row = Start(intake, "asked:" + invitation.Key, invitation.Contact.ExternalId, invitation.ContactAt, invitation.Agent, invitation.Group, invitation.Channel);
        var isSent = invitation.State is InvitationState.Sent or InvitationState.Unknown;
        row.Set(SurveyField.Delivery, SurveyField.Delivery.PlaceOf(isSent ? "sent" : "notAsked"));
        return row;
    }

    private static FactRow Row(SurveyResponse response, DeskIntake intake)
    {
        var row = Start(
            intake, "answered:" + response.Key.ExternalId, response.Contact.ExternalId, response.ContactAt ?? response.AnsweredAt, response.Agent, response.Group, response.Channel);
        row.Set(SurveyField.AnsweredAt, response.AnsweredAt.ToUnixTimeMilliseconds());
        foreach (var answer in response.Answers)
        {
            if (Fields(answer.Item.Question) is var (value, scale))
            {
                row.Set(value, (decimal)answer.Value);
                row.Set(scale, scale.PlaceOf(answer.Item.Scale == SurveyScale.YesNo ? "yesNo" : "oneToFive"));
            }
        }

        return row;
    }

    private static (TableField Value, TableField Scale)? Fields(SurveyQuestion question) => question switch
    {
        SurveyQuestion.Satisfied => (SurveyField.Satisfied, SurveyField.SatisfiedScale),
        SurveyQuestion.CallAgain => (SurveyField.CallAgain, SurveyField.CallAgainScale),
        SurveyQuestion.Recommend => (SurveyField.Recommend, SurveyField.RecommendScale),
        _ => null,
    };

    private static FactRow Start(DeskIntake intake, string id, string contact, DateTimeOffset at, string? agent, string? group, string? channel)
    {
        var row = new FactRow(SurveyField.Kind, Told);
        row.Set(SurveyField.Id, intake.KeyOf(SurveyField.Id, id));
        row.Set(SurveyField.Contact, intake.KeyOf(SurveyField.Contact, contact));
        row.Set(SurveyField.At, at.ToUnixTimeMilliseconds());
        foreach (var (field, text) in new[] { (SurveyField.Agent, agent), (SurveyField.Group, group), (SurveyField.Channel, channel) })
        {
            if (!string.IsNullOrEmpty(text))
            {
                row.Set(field, text);
            }
        }

        return row;
    }
}
