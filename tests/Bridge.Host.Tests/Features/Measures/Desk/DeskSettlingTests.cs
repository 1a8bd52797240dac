using System.Globalization;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Host.Tests.Features.Measures.Desk;

/// <summary>However rows of the desk come, in pieces, twice, shuffled or corrected: the figures are the same.</summary>
public class DeskSettlingTests
{
    private const string Groups = "queue,agent";

    public static TheoryData<string> Kinds { get; } = [.. DeskThings.Kinds.Select(kind => kind.Record)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_way_of_delivery_gives_the_same_figures(string record)
    {
        var kind = DeskThings.Kinds.Single(one => one.Record == record);
        var known = InventedRows.Of(kind);
        var asked = KpisOf(kind);
        var different = new HashSet<string>(StringComparer.Ordinal);
        Prop.ForAll(Deliveries(known.Count).ToArbitrary(), deliveries =>
        {
            var rows = deliveries.Select(piece => piece.Select(place => known[place]).ToList()).ToList();
            var whole = Figures(kind, asked, [rows.SelectMany(piece => piece).ToList()]);
            Assert.Equal(whole, Figures(kind, asked, rows));
            Assert.Equal(whole, Figures(kind, asked, [.. Enumerable.Reverse(rows), .. rows.Take(2)]));
            different.Add(string.Join('\n', whole));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));
        Assert.InRange(different.Count, 2, int.MaxValue); // figures that never change would prove nothing
    }

    private static List<string> KpisOf(TableKind kind) =>
        [.. Core.Kpis.Catalogue.KpiCatalogue.All.Where(kpi => kpi.Variants.Any(variant => variant.Desk?.Terms.Any(term => term.Kind == kind) == true)).Select(kpi => kpi.Id)];

    // Of all members together: it cannot be asked by groups of the desk.
    private static bool IsOfWholeDesk(string kpi) =>
        Core.Kpis.Catalogue.KpiCatalogue.All.Single(one => one.Id == kpi).Variants.Any(variant => variant.Desk is { IsOfWholeDesk: true });

    private static List<string> Figures(TableKind kind, List<string> asked, IReadOnlyList<List<FactRow>> deliveries)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var store = MeasureStore.Open(path);
        List<string> figures;
        using (var open = new OpenMeasures(store)) // and with it the store
        {
            store.SetZone("America/Denver");
            foreach (var delivery in deliveries)
            {
                var intake = new DeskIntake(store, kind, "desk", ulong.MaxValue, refusal => Assert.Fail(refusal.ToString()));
                delivery.ForEach(intake.Add);
                intake.Flush();
            }

            string[] of = ["", "month", Groups, "week", "day"];
            figures = [.. of.SelectMany(by => open.Answer(new KpiQuestion { Kpis = [.. asked.Where(kpi => by != Groups || !IsOfWholeDesk(kpi))], Variants = ["all"], By = [by] }).Rows).Select(Text)];
            figures.Add(store.Read(connection => connection.Scalar<long>("SELECT count(*) FROM desk_row")).ToString(CultureInfo.InvariantCulture));
        }

        Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*"), File.Delete);
        figures.Sort(StringComparer.Ordinal);
        return figures;
    }

    private static string Text(KpiRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Kpi.Id} {string.Join(',', row.Group)} {row.FirstDay}-{row.LastDay} {row.Figure.Variant} {row.Figure.Value:R} {row.Figure.Numerator:R} {row.Figure.Denominator:R} {row.Figure.N} {row.Figure.State}");

    private static Gen<List<List<int>>> Deliveries(int known) =>
        from pieces in Gen.Choose(1, 4)
        from deliveries in Gen.Choose(0, known - 1).NonEmptyListOf().Select(list => list.ToList()).ListOf(pieces)
        select deliveries.ToList();
}
