using Bridge.Core.Calls;
using Bridge.Core.Desk;
using Bridge.Core.Tables;

namespace Bridge.Host.Tests.Features.Board;

/// <summary>A desk of which everything is known: five weeks of calls, tickets, surveys, work, cost and reviews.</summary>
internal static class DeskOfTests
{
    private const int Days = 35;
    private static readonly string[] _agents = ["Ann Archer", "Ben Bowman", "Cat Cruz"];
    private static readonly string[] _topics = ["login", "listing input", "forms", "lockbox"];

    /// <summary>Puts everything into a host's measures.</summary>
    /// <param name="host">The host.</param>
    public static void Fill(BoardHost host)
    {
        host.Import(TicketField.Kind, Enumerable.Range(1, 140).SelectMany(Ticket));
        host.Import(SurveyField.Kind, Enumerable.Range(1, 60).Select(Survey));
        host.Import(ScheduleField.Kind, Enumerable.Range(0, Days * 3).Select(Work));
        host.Import(StaffField.Kind, Enumerable.Range(1, 3).Select(one => Cells((StaffField.Person, one), (StaffField.HiredOn, Day(-400 * one)), (StaffField.Group, "support"))));
        host.Import(CostField.Kind, [Cells((CostField.Id, 1), (CostField.On, Day(0)), (CostField.Expense, 41_000.50m), (CostField.Currency, "USD"))]);
        host.Import(ReviewField.Kind, Enumerable.Range(1, 30).Select(one => Cells(
            (ReviewField.Review, $"Q-{one}"), (ReviewField.At, At(one, 11)), (ReviewField.Points, 14m + (one % 7)), (ReviewField.Possible, 20m), (ReviewField.Agent, _agents[one % 3]), (ReviewField.Group, "support"))));
    }

    /// <summary>Calls of five weeks in two queues.</summary>
    /// <returns>The calls.</returns>
    public static IEnumerable<CallVisit> Calls() => Enumerable.Range(0, Days).SelectMany(day => BoardHost.Day(day, 14 + (day % 5), day % 3, agent: _agents[day % 3])
        .Concat(BoardHost.Day(day, 6, 2, "listing input and compliance", _agents[(day + 1) % 3])));

    private static IEnumerable<IEnumerable<(TableField Field, object Value)>> Ticket(int one)
    {
        var (day, topic, agent) = (one % Days, _topics[one % 4], _agents[one % 3]);
        yield return Cells(
            (TicketField.Ticket, $"T-{one}"), (TicketField.At, At(day, 9)), (TicketField.Status, "new"), (TicketField.Topic, topic), (TicketField.Group, "support"),
            (TicketField.Agent, agent), (TicketField.Level, one % 6 == 0 ? "second" : "first"), (TicketField.Channel, one % 2 == 0 ? "email" : "web"));
        yield return Cells((TicketField.Ticket, $"T-{one}"), (TicketField.At, At(day, 10 + (one % 7))), (TicketField.Status, "solved"), (TicketField.Agent, agent));
        if (one % 9 == 0)
        {
            yield return Cells((TicketField.Ticket, $"T-{one}"), (TicketField.At, At(day + 1, 12)), (TicketField.Status, "open"));
        }
    }

    private static (TableField Field, object Value)[] Survey(int one) => Cells(
        (SurveyField.Contact, $"T-{one}"), (SurveyField.At, At(one % Days, 17)), (SurveyField.AnsweredAt, At((one % Days) + 1, 8)), (SurveyField.Satisfied, (decimal)(one % 11 == 0 ? 2 : 4 + (one % 2))),
        (SurveyField.Recommend, (decimal)(3 + (one % 3))), (SurveyField.Agent, _agents[one % 3]), (SurveyField.Topic, _topics[one % 4]), (SurveyField.Group, "support"));

    private static (TableField Field, object Value)[] Work(int one) => Cells(
        (ScheduleField.Person, (one % 3) + 1), (ScheduleField.On, Day(one / 3)), (ScheduleField.Agent, _agents[one % 3]), (ScheduleField.Group, "support"), (ScheduleField.Scheduled, Hours(8)),
        (ScheduleField.Absent, Hours(one % 20 == 0 ? 8 : 0)), (ScheduleField.Paid, Hours(8)), (ScheduleField.Handling, Hours(5)), (ScheduleField.Available, Hours(2)), (ScheduleField.Adherent, Hours(7)));

    private static long Hours(int hours) => hours * 3_600_000L;

    private static long At(int day, int hour) => BoardHost.Monday.AddDays(day).AddHours(hour - BoardHost.Monday.Hour).ToUnixTimeMilliseconds();

    private static long Day(int day) => BoardHost.Monday.AddDays(day).ToUnixTimeSeconds() / 86_400;

    private static (TableField Field, object Value)[] Cells(params (TableField Field, object Value)[] cells) => cells;
}
