using System.Globalization;
using Bridge.Host.Cli.Demo.Crms;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Opening;
using Bridge.Host.Settings.Kpis;
using Bridge.Mapping.Calls;
using Bridge.Sandbox.Phone;

namespace Bridge.Host.Cli.Demo;

/// <summary>The past weeks of the phone, from a file: without them no figure has anything to be compared with, and the wall no usual day.</summary>
/// <param name="context">What verbs work with.</param>
/// <param name="stage">Where support's folder is.</param>
/// <param name="output">Who reads.</param>
internal sealed class DemoHistory(CliContext context, DemoStage stage, DemoOutput output)
{
    private const int Weeks = 9;
    private const int WeeksTold = 4;

    private const string Mapping = """
        version: 1
        record: call
        source: old-phone
        zone: UTC
        columns:
          id: Call
          offeredAt: { from: Began, format: "yyyy-MM-dd HH:mm:ss" }
          queue: Queue
          agent: Agent
          topic: Topic
          outcome: { from: Ended as, values: { answered: answered, hung up: abandonedQueue } }
          wait: { from: Wait, unit: s }
          talk: { from: Talk, unit: s }
          wrap: { from: After call, unit: s }
          caller: Caller

        """;

    private static readonly string[] _told = ["offered", "sl", "asa", "abandonment"];

    /// <summary>Writes the file, imports it and tells the last whole weeks.</summary>
    /// <param name="cancellationToken">Interrupts it.</param>
    public void Run(CancellationToken cancellationToken)
    {
        output.Heading($"The phone, from a file of the last {Weeks} weeks");
        var (mapping, file) = Write();
        var intake = Import(mapping, file, cancellationToken);
        output.Say($"{intake.Taken:N0} calls were imported ('bridge import calls {Path.GetFileName(file)} --format csv --mapping {Path.GetFileName(mapping)}').\n");
        var weeks = Ask(cancellationToken);
        output.Step("history", json =>
        {
            json.WriteNumber("calls", intake.Taken);
            json.WriteNumber("refused", intake.Refused);
            json.WriteNumber("weeks", weeks.Count);
        });
        Tell(weeks);
    }

    private (string Mapping, string File) Write()
    {
        var (mapping, file) = (Path.Combine(stage.Support, "phone.yaml"), Path.Combine(stage.Support, "phone.csv"));
        File.WriteAllText(mapping, Mapping);
        // Up to where the help desk's own phone begins to tell, so that no time is told twice.
        var now = context.Time.GetUtcNow();
        var until = stage.Crm is IDemoPhone ? now - (DemoDesk.CallsUntil(now) * DemoDesk.BetweenCalls) : now;
        using var rows = File.CreateText(file);
        new PhoneHistory(new PhoneHistoryOptions { From = until.AddDays(-7 * Weeks), Until = until }).Write(rows);
        return (mapping, file);
    }

    private VisitIntake Import(string mapping, string file, CancellationToken cancellationToken)
    {
        var faults = CallMapping.Read(mapping, Mapping, zone: null, out var read);
        var plan = new CallImportPlan(CallFormats.Table, "old-phone") { Mapping = read ?? throw new MappingFaultsException(faults) };
        using var store = MeasureStore.Open(MeasureFiles.Store(stage.Support));
        return new CallImport(store, plan, MeasureFiles.Key(stage.Support)).Run([file], _ => { }, cancellationToken);
    }

    // Whole weeks alone: a week that has just begun cannot be compared with one that is over.
    private List<IGrouping<string, KpiRow>> Ask(CancellationToken cancellationToken)
    {
        using var open = new MeasureReader(MeasureFiles.Store(stage.Support)).Open(cancellationToken);
        var today = DateOnly.FromDateTime(context.Time.GetUtcNow().UtcDateTime);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var question = new KpiQuestion { Kpis = _told, By = ["week"], From = Day(monday.AddDays(-7 * WeeksTold)), To = Day(monday.AddDays(-1)) };
        // Others come along so that none of these is read alone; a line of a terminal has no room for them.
        return [.. open.Answer(question).Rows.Where(row => _told.Contains(row.Kpi.Id)).GroupBy(KpiText.Group, StringComparer.Ordinal)];
    }

    private void Tell(List<IGrouping<string, KpiRow>> weeks)
    {
        output.Say($"  {"Week from",-12}{"offered",10}{"service level",16}{"speed of answer",18}{"abandoned",12}");
        foreach (var week in weeks)
        {
            var values = week.ToDictionary(row => row.Kpi.Id, row => KpiText.Value(row.Kpi.Unit, row.Figure.Value), StringComparer.Ordinal);
            output.Say($"  {week.Key.Split('=')[^1],-12}{values["offered"],10}{values["sl"],16}{values["asa"],18}{values["abandonment"],12}");
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
