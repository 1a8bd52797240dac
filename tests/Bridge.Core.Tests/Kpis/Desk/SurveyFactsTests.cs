using Bridge.Core.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Tables;

namespace Bridge.Core.Tests.Kpis.Desk;

/// <summary>A contact of which more than one row tells: a list that is sent again tells what was done since.</summary>
public class SurveyFactsTests
{
    private const long Day = 24 * Rows.Hour;

    [Fact]
    public void What_was_done_about_an_answer_counts_whichever_row_tells_of_it()
    {
        FactRow[] rows = [Row((SurveyField.AnsweredAt, Day), (SurveyField.Satisfied, 1m)), Row((SurveyField.AnsweredAt, Day), (SurveyField.Satisfied, 1m), (SurveyField.FollowedUpAt, 2 * Day), (SurveyField.Published, "yes"))];

        foreach (var order in new[] { rows, [.. rows.Reverse()] })
        {
            var survey = (SurveyFacts)SurveyFacts.Of(order)!; // surveys always are

            Assert.Equal((2 * Day, true), (survey.FollowedUpAt, survey.IsPublished));
        }
    }

    [Theory]
    [InlineData("sent,bounced", 0, 0, false)]
    [InlineData("sent,bounced", 0, 1, false)]
    [InlineData("bounced,sent", 0, 1, true)]
    [InlineData("sent,notAsked", 0, 1, true)]
    public void A_mail_that_came_back_did_not_arrive_until_another_does(string words, long first, long second, bool isSent)
    {
        var told = words.Split(',');
        var survey = (SurveyFacts)SurveyFacts.Of([Asked(told[0], first), Asked(told[1], second)])!; // surveys always are

        Assert.Equal(isSent, survey.IsSent);
    }

    [Fact]
    public void An_answer_without_an_agent_is_the_one_of_the_list_of_what_was_sent_and_counts_when_it_was_sent()
    {
        var sent = Row((SurveyField.Agent, "Ann"));
        sent.Set(SurveyField.At, Day);
        var answer = Row((SurveyField.Satisfied, 5m));
        answer.Set(SurveyField.At, 40 * Day);

        var survey = (SurveyFacts)SurveyFacts.Of([answer, sent])!; // surveys always are

        Assert.Equal(("Ann", Day, true), (survey.Of(DeskTrait.Agent), survey.At, survey.IsAnswered));
    }

    private static FactRow Asked(string word, long at)
    {
        var row = Row((SurveyField.Delivery, word));
        row.Set(SurveyField.At, at);
        return row;
    }

    private static FactRow Row(params (TableField Field, object Value)[] cells) => Rows.Of(SurveyField.Kind, [(SurveyField.At, 0L), .. cells]);
}
