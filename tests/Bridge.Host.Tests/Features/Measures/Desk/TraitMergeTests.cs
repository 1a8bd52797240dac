using System.Globalization;
using Bridge.Core.Desk;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Questions;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Host.Tests.Features.Measures.Desk;

/// <summary>Whatever tables come in pieces, in any order and again, give the figures of the whole, by everything that they can be grouped by.</summary>
public sealed class TraitMergeTests : IDisposable
{
    private static readonly string[] _groups =
        ["", "year", "quarter", "month", "week", "day", "weekday", "hour", "queue", "agent", "topic", "channel", "level", "reason", "category", "type", "tenure", "status", "quarter,reason", "weekday,queue", "month,type,tenure"];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string> Kinds { get; } = [.. DeskThings.Kinds.Where(kind => kind != CostField.Kind).Select(kind => kind.Record)]; // expense is always parted among calls

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_split_order_and_replacement_gives_the_same_figures_by_every_group(string record)
    {
        var kind = DeskThings.Kinds.Single(one => one.Record == record);
        var rows = InventedRows.Of(kind);
        using var whole = Open();
        Deliver(whole, kind, rows);
        var right = Figures(whole, kind);

        Assert.True(right.Count > 50, $"{right.Count} figures");
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, rows.Count).ToArray()).Two().ToArbitrary(), orders =>
        {
            // Some rows come twice, the second time in another order: what replaces what is told by their revisions alone.
            using var store = Open();
            foreach (var piece in orders.Item1.Take(rows.Count / 2).Concat(orders.Item2).Chunk(Math.Max(1, rows.Count / 3)))
            {
                Deliver(store, kind, piece.Select(place => rows[place]));
            }

            Assert.Equal(right, Figures(store, kind));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Deliver(MeasureStore store, TableKind kind, IEnumerable<FactRow> rows)
    {
        var intake = new DeskIntake(store, kind, "desk", ulong.MaxValue, refusal => Assert.Fail(refusal.ToString()));
        rows.ToList().ForEach(intake.Add);
        intake.Flush();
    }

    // Numbers of texts differ from store to store: groups stand by their texts.
    private static List<string> Figures(MeasureStore store, TableKind kind) =>
    [
        .. from word in _groups
           let query = Query(store, kind, word)
           where query.Kpis.Count > 0
           let answer = new DeskFigures(store, query).Read()
           from line in (from key in answer.Keys
                         from one in query.Kpis
                         from figure in answer.Figures(key, one.Kpi, one.Variant, query.LastDay)
                         select string.Create(CultureInfo.InvariantCulture, $"{word}: {string.Join('|', key.Label(query.By, store.Words))} {one.Kpi.Id} {figure.Variant} {figure.Value:R} {figure.Numerator:R} {figure.Denominator:R} {figure.N} {figure.State}"))
               .Order(StringComparer.Ordinal)
           select line,
    ];

    private static KpiQuery Query(MeasureStore store, TableKind kind, string by)
    {
        var query = new KpiQuery { FirstDay = 0, LastDay = 0, By = KpiWordLists.ReadDimensions(by.Length == 0 ? [] : [by], "by"), Kpis = [] };
        var isOfTime = query.By.All(one => one <= Dimension.Day && one >= Dimension.Year);
        query = query with
        {
            Kpis =
            [
                .. from kpi in KpiCatalogue.All
                   from variant in kpi.Variants
                   where variant.Desk is { Calls: null } desk && desk.Terms.Any(term => term.Kind == kind)
                       && (isOfTime || !desk.IsOfWholeDesk) && !(desk.IsGauge && query.By.Any(one => one is Dimension.Weekday or Dimension.Hour))
                   select (kpi, variant),
            ],
        };
        if (query.Kpis.Count == 0)
        {
            return query;
        }

        var (first, last) = new KnownDays(store).Of(query);
        return query with { FirstDay = first, LastDay = last };
    }

    private MeasureStore Open()
    {
        var store = MeasureStore.Open(Path.Combine(_folder, Path.GetRandomFileName()));
        store.SetZone("America/Denver");
        return store;
    }
}
