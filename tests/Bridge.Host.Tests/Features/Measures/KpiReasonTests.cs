using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Tests.Features.Measures;

public class KpiReasonTests
{
    [Theory]
    [InlineData("NotYetKnown", "not yet known; the first are judged on 2026-07-08")]
    [InlineData("NotAvailable", "no input: caller")]
    [InlineData("Ok", "")]
    public void A_figure_without_a_value_says_why_and_when_it_will_have_one(string state, string reason)
    {
        var figure = new KpiFigure("repeat", null, 0, 0, 0, Enum.Parse<KpiState>(state), state == "NotAvailable" ? "caller" : "");
        var day = new DateOnly(2026, 7, 1).DayNumber - LocalSlot.Epoch;

        Assert.Equal(reason, KpiText.Reason(new KpiRow(KpiCatalogue.Find("fcr")!, day, day, [], figure), 7));
    }
}
