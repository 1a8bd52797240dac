using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Kpis.Desk.Tallies;
using Bridge.Core.Tables;

namespace Bridge.Core.Tests.Kpis.Desk;

/// <summary>Rows of tables and figures of them, without a store.</summary>
internal static class Rows
{
    public const long Hour = 3600_000;
    public const long Day = 24 * Hour;

    public static FactRow Of(TableKind kind, params IEnumerable<(TableField Field, object? Value)> cells)
    {
        var row = new FactRow(kind, ulong.MaxValue);
        foreach (var (field, value) in cells)
        {
            switch (value)
            {
                case null:
                    break;
                case string text when field.Type == FieldType.Word:
                    row.Set(field, (long)field.PlaceOf(text));
                    break;
                case string text:
                    row.Set(field, text);
                    break;
                case decimal number:
                    row.Set(field, number);
                    break;
                default:
                    row.Set(field, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                    break;
            }
        }

        return row;
    }

    /// <summary>Computes a figure over days 0 to 30, by subjects that each have their rows.</summary>
    public static KpiFigure Figure(string id, string variantId, IEnumerable<IReadOnlyList<FactRow>> subjects, int first = 0, int last = 30, long knownUntil = long.MaxValue)
    {
        var kpi = KpiCatalogue.Find(id)!; // the tests name KPIs that there are
        var variant = kpi.Variants.First(one => one.Id == variantId);
        var tally = new DeskTally();
        Add(tally, variant, subjects, first, last, knownUntil);
        return DeskComputation.Compute(kpi, variant, tally, []);
    }

    public static void Add(DeskTally tally, KpiVariant variant, IEnumerable<IReadOnlyList<FactRow>> subjects, int first = 0, int last = 30, long knownUntil = long.MaxValue)
    {
        var scope = new DeskScope(first, last, (last + 1) * Day, knownUntil, new PlainClock(), new KpiSettings());
        foreach (var rows in subjects)
        {
            foreach (var term in variant.Desk!.Terms.Where(term => term.Kind == rows[0].Kind && DeskThings.Of(term.Kind, rows) is not null)) // desk variants only
            {
                foreach (var part in term.Parts(DeskThings.Of(term.Kind, rows)!, scope).Where(part => term.IsGauge || (part.Day >= first && part.Day <= last))) // there is one
                {
                    tally.Add(part);
                }
            }
        }
    }

    /// <summary>UTC, open from 8 to 17 on the days 0 to 4 of each seven.</summary>
    private sealed class PlainClock : IDeskClock
    {
        public bool HasHours => true;

        public int DayOf(long instant) => (int)(instant / Day);

        public long StartOf(int day) => day * Day;

        public long OpenMilliseconds(long from, long to) => Before(to) - Before(from);

        public bool IsBusinessDay(int day) => day % 7 < 5;

        private static long Before(long instant)
        {
            var day = (int)(instant / Day);
            return (Enumerable.Range(0, day).Count(one => one % 7 < 5) * 9 * Hour) + (day % 7 < 5 ? Math.Clamp((instant % Day) - (8 * Hour), 0, 9 * Hour) : 0);
        }
    }
}
