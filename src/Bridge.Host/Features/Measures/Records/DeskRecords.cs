using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Visits;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Measures.Records;

/// <summary>The tickets, surveys, reviews, classes, violations or turns of membership behind a figure, each with what it adds.</summary>
/// <param name="store">The measures.</param>
/// <param name="query">Days, group and settings.</param>
/// <param name="question">What is asked.</param>
internal sealed class DeskRecords(MeasureStore store, KpiQuery query, RecordQuestion question)
{
    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly IReadOnlySet<Dimension> _by = query.Dimensions;

    /// <summary>Reads them.</summary>
    /// <param name="term">What the figure is made of.</param>
    /// <param name="page">Takes them.</param>
    /// <returns>Names of the columns.</returns>
    public IReadOnlyList<string> Read(DeskTerm term, RecordPage page) => store.Read(connection =>
    {
        var number = store.Words.Find(term.Kind.Record) ?? 0;
        var scope = new DeskScope(
            query.FirstDay, query.LastDay, VisitBlocks.StartOf(_calendar.FirstSlotOf(query.LastDay + 1)), DeskRows.KnownUntil(connection, number), new DeskClock(store.Calendar()), query.Settings);
        var key = DeskNames.FieldOf(term.Kind); // members have none that is kept: their turns stand by day and reason
        foreach (var rows in DeskRows.Read(connection, term.Kind, store.Words))
        {
            if (DeskThings.Of(term.Kind, rows) is { } thing)
            {
                foreach (var part in term.Parts(thing, scope).Where(part => Fits(part, part.Seen ?? thing, term.IsGauge)))
                {
                    var at = part.At ?? VisitBlocks.StartOf(_calendar.FirstSlotOf(term.IsGauge ? query.LastDay : part.Day));
                    var record = new CountedRecord(at, (double)part.Upper, (double)part.Lower, part.IsPending, () => []);
                    page.Add(record with
                    {
                        Cells = () =>
                        [
                            .. key is null ? Array.Empty<TableCell>() : [TableCell.Of(DeskNames.Find(connection, number, rows[0].Whole(key) ?? 0))],
                            TableCell.Of(part.At is null && key is null ? KpiText.Date(part.Day) : RecordTimes.Text(_calendar, at)),
                            Counted(record, part), .. DeskCells.Of(thing is MemberFacts ? part.Seen ?? thing : thing, instant => RecordTimes.Text(_calendar, instant)),
                        ],
                    });
                }
            }
        }

        return (IReadOnlyList<string>)[.. key is null ? Array.Empty<string>() : [term.Kind.Record], "at", CountedColumn(question), .. DeskCells.Columns(term.Kind)];
    });

    /// <summary>Name of the column that tells how a record counts.</summary>
    /// <param name="question">What is asked.</param>
    /// <returns>The name.</returns>
    public static string CountedColumn(RecordQuestion question) => question.Kpi.Unit switch
    {
        KpiUnit.Percent => "counted above the line",
        KpiUnit.Minutes => "minutes",
        KpiUnit.Seconds => "seconds",
        _ => "counts",
    };

    private TableCell Counted(CountedRecord record, DeskPart part) => record.IsPending || question.Kpi.Unit == KpiUnit.Percent
        ? TableCell.Of(record.Word) : TableCell.Of((double)(part.Value ?? part.Upper), decimals: question.Kpi.Unit == KpiUnit.Minutes ? 1 : 0);

    private bool Fits(DeskPart part, IDeskThing thing, bool isGauge)
    {
        if (!isGauge && (part.Day < query.FirstDay || part.Day > query.LastDay))
        {
            return false;
        }

        if (query.By.Count == 0)
        {
            return true;
        }

        int Number(DeskTrait trait) => thing.Of(trait) is { } text ? store.Words.Find(text) ?? 0 : 0;
        var at = part.At is { } instant ? _calendar.Local(VisitBlocks.SlotOf(instant)) : new LocalSlot(isGauge ? query.LastDay : part.Day, 0, 0);
        var group = GroupKey.Of(_by, at, Number(DeskTrait.Group), Number(DeskTrait.Agent)) with { Traits = TraitValues.Of(_by, thing) };
        return question.IsOf(group.Label(query.By, store.Words));
    }
}
