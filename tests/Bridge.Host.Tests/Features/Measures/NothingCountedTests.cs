using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Tests.Features.Measures;

/// <summary>Questions about a time of which nothing is known.</summary>
public class NothingCountedTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("queue", null)]
    [InlineData("month", "2026-03")]
    [InlineData("week", "2026-03-02")]
    [InlineData("day", "2026-03-04")]
    [InlineData("weekday", "wednesday")]
    public void That_there_is_nothing_is_said_of_the_first_group_asked_about(string by, string? group)
    {
        var folder = Directory.CreateTempSubdirectory("bridge-nothing-");
        try
        {
            using var open = new OpenMeasures(MeasureStore.Open(Path.Combine(folder.FullName, "measures.db")));

            var answer = open.Answer(new KpiQuestion { Kpis = ["offered", "ticketsCreated"], By = [by], From = "2026-03-04", To = "2026-04-10" });

            Assert.NotEmpty(answer.Rows);
            Assert.All(answer.Rows, row => Assert.Equal(group, row.Group.Select(one => one.Value).SingleOrDefault()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_desk_of_whose_calls_nobody_told_has_no_count_of_them_rather_than_none()
    {
        var folder = Directory.CreateTempSubdirectory("bridge-nothing-");
        try
        {
            using var open = new OpenMeasures(MeasureStore.Open(Path.Combine(folder.FullName, "measures.db")));

            var answer = open.Answer(new KpiQuestion { Kpis = ["offered", "aht", "fcr"], From = "2026-03-04", To = "2026-03-04" });

            Assert.All(answer.Rows, row => Assert.Equal((null, KpiState.NotAvailable), (row.Figure.Value, row.Figure.State)));
            Assert.Equal("calls", answer.Rows.First(row => row.Kpi.Id == "offered").Figure.Missing);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
