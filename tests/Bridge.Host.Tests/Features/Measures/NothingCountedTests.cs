using Bridge.Core.Desk;
using Bridge.Core.Kpis;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Tests.Features.Measures.Sums;

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

    [Fact]
    public void A_time_before_the_first_call_has_no_input_and_a_quiet_day_after_it_has_none()
    {
        using var calls = new CountedCalls(); // from 20 February on, voice and chat
        using var open = new OpenMeasures(calls.Store);

        (double? Value, string? Missing) Offered(string day, string channel = "voice") => open.Answer(new KpiQuestion { Kpis = ["offered"], From = day, To = day, Channel = channel }).Rows
            .Select(row => (row.Figure.Value, row.Figure.Missing)).Single();

        Assert.Equal((null, "calls"), Offered("2026-02-18"));
        Assert.Equal((0, ""), Offered("2027-02-18"));
        Assert.Equal((null, "calls by letter"), Offered("2026-03-01", "letter"));
        Assert.True(Offered("2026-03-01", "chat").Value > 0);
    }

    [Theory]
    [InlineData("2026-02-01", "2026-02-28", null, "tickets")]
    [InlineData("2026-03-01", "2026-03-31", null, "tickets: feedback")]
    [InlineData("2026-04-01", "2026-04-30", 1, "")]
    [InlineData("2026-05-01", "2026-05-31", 0, "")]
    public void A_source_tells_of_its_things_since_its_first_row(string from, string to, int? value, string? missing)
    {
        var folder = Directory.CreateTempSubdirectory("bridge-nothing-");
        try
        {
            var store = MeasureStore.Open(Path.Combine(folder.FullName, "measures.db"));
            using var open = new OpenMeasures(store);
            Deliver(store, "older", FactRow.Bit(TicketField.CreatedAt), new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero), null);
            Deliver(store, "newer", FactRow.Bit(TicketField.CreatedAt) | FactRow.Bit(TicketField.Feedback), new DateTimeOffset(2026, 4, 10, 12, 0, 0, TimeSpan.Zero), "suggestion");

            var figure = open.Answer(new KpiQuestion { Kpis = ["suggestions"], From = from, To = to }).Rows.Single().Figure;

            Assert.Equal((value, missing), ((int?)figure.Value, figure.Missing));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Deliver(MeasureStore store, string source, ulong told, DateTimeOffset createdAt, string? feedback)
    {
        var intake = new DeskIntake(store, TicketField.Kind, source, told, refusal => Assert.Fail(refusal.ToString()));
        var row = new FactRow(TicketField.Kind, told);
        row.Set(TicketField.Kind.Subject!, intake.KeyOf(TicketField.Kind.Subject!, source));
        row.Set(TicketField.CreatedAt, createdAt.ToUnixTimeMilliseconds());
        if (feedback is not null)
        {
            row.Set(TicketField.Feedback, feedback);
        }

        intake.Add(row);
        intake.Flush();
    }
}
