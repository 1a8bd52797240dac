using System.Globalization;
using Bridge.Core.Desk;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Desk.Kept;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Host.Tests.Features.Measures.Desk;

/// <summary>Figures from kept parts are those of the rows, whatever became of the rows and whoever asks.</summary>
public sealed class KeptPartsTests : IDisposable
{
    private const double Exact = 1e-9;

    private static readonly string[] _groups = ["", "month", "day", "week,topic", "quarter", "year,topic", "queue,agent", "level,channel", "hour", "day,hour", "weekday,queue"];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string> Kinds { get; } = [.. KeptTerms.Kinds.Select(kind => kind.Record)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_split_and_order_of_rows_gives_the_figures_of_the_rows(string record)
    {
        var kind = KeptTerms.Kinds.Single(one => one.Record == record);
        var known = InventedRows.Of(kind);
        var figures = 0;
        Prop.ForAll(Pieces(known.Count).ToArbitrary(), pieces =>
        {
            // Two that have the store open, as two processes have: one takes rows and asks after each piece, the other asks at the end.
            using var store = Open();
            store.SetZone("America/Denver");
            store.SetHours(Hours);
            foreach (var piece in pieces)
            {
                Deliver(store, kind, piece.Select(place => known[place]));
                figures += AssertSame(store, kind);
            }

            using var other = MeasureStore.Open(store.Path);
            AssertSame(other, kind);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(6));
        Assert.True(figures > 1000, $"{figures} figures were compared");
    }

    [Fact]
    public void A_ticket_that_another_process_corrects_is_seen_at_once()
    {
        using var store = Open();
        Deliver(store, TicketField.Kind, [Ticket(1, "Billing", 0), Ticket(2, "Listings", 0)]);
        Deliver(store, TicketField.Kind, [Ticket(2, "Billing", 1)]);
        using var other = MeasureStore.Open(store.Path);
        Assert.Equal(["Billing 2"], Created(other));

        Deliver(store, TicketField.Kind, [Ticket(1, "Listings", 1)]);

        Assert.Equal(["Billing 1", "Listings 1"], Created(other));
        Assert.Equal(["Billing 1", "Listings 1"], Created(store));
    }

    [Fact]
    public void A_row_that_moves_to_another_ticket_leaves_the_first()
    {
        using var store = Open();
        Deliver(store, TicketField.Kind, [Ticket(1, "Billing", 0), Ticket(2, "Listings", 0)]);
        Assert.Equal(["Billing 1", "Listings 1"], Created(store));

        store.Write(connection => connection.Run("UPDATE desk_row SET subject = (SELECT max(subject) FROM desk_row) WHERE subject = (SELECT min(subject) FROM desk_row)"));

        Assert.Single(Created(store));
        AssertSame(store, TicketField.Kind);
    }

    [Fact]
    public void A_ticket_whose_rows_are_deleted_is_gone()
    {
        using var store = Open();
        Deliver(store, TicketField.Kind, [Ticket(1, "Billing", 0), Ticket(2, "Listings", 0)]);
        Assert.Equal(2, Created(store).Count);

        store.Write(connection => connection.Run("DELETE FROM desk_row WHERE subject = (SELECT min(subject) FROM desk_row)"));

        Assert.Single(Created(store));
        Assert.Equal(1, store.Read(connection => connection.Scalar<long>("SELECT count(*) FROM desk_place")));
    }

    [Fact]
    public void What_a_source_comes_to_tell_and_another_zone_change_figures_at_once()
    {
        using var store = Open();
        var row = Ticket(1, "Billing", 0);
        row.Set(TicketField.Status, (long)Core.Tickets.TicketStatus.Solved);
        Deliver(store, TicketField.Kind, [row], FactRow.Bit(TicketField.Ticket));
        AssertSame(store, TicketField.Kind);

        Deliver(store, TicketField.Kind, [Ticket(2, "Billing", 0)], FactRow.Bit(TicketField.SolvedAt) | FactRow.Bit(TicketField.Reopens));
        AssertSame(store, TicketField.Kind);

        store.SetHours(Hours);
        AssertSame(store, TicketField.Kind);
        store.SetZone("Asia/Kathmandu");
        AssertSame(store, TicketField.Kind);
    }

    [Fact]
    public void Another_window_is_answered_from_the_rows()
    {
        using var store = Open();
        FactRow[] rows = [Happened(1, 0, "created"), Happened(1, 1, "solved"), Happened(1, 11, "reopened"), Happened(2, 90, "created")];
        Deliver(store, TicketField.Kind, rows, FactRow.Bit(TicketField.Ticket) | FactRow.Bit(TicketField.At) | FactRow.Bit(TicketField.Event));

        double? Reopened(int window) => Figures(store, Query(store, TicketField.Kind, "", window), isKept: true)
            .Single(one => one.Name.StartsWith("reopened  window", StringComparison.Ordinal)).Figure.Value;
        Assert.Equal((0, 100), (Reopened(7), Reopened(30)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const string Hours = """
        hours:
          monday: 08:00-17:00
          tuesday: 08:00-17:00
          wednesday: 08:00-12:00
        """;

    private static FactRow Ticket(long id, string group, long revision)
    {
        var row = new FactRow(TicketField.Kind, ulong.MaxValue);
        row.Set(TicketField.Id, id);
        row.Set(TicketField.Ticket, id);
        row.Set(TicketField.At, 1_780_000_000_000 + revision);
        row.Set(TicketField.Revision, revision);
        row.Set(TicketField.Event, (long)TicketField.Event.PlaceOf("created"));
        row.Set(TicketField.Group, group);
        return row;
    }

    private static FactRow Happened(long ticket, long day, string what)
    {
        var row = Ticket(ticket, "Billing", 0);
        row.Set(TicketField.Id, (100 * ticket) + day);
        row.Set(TicketField.At, 1_780_000_000_000 + (day * 86_400_000));
        row.Set(TicketField.Event, (long)TicketField.Event.PlaceOf(what));
        return row;
    }

    private static void Deliver(MeasureStore store, TableKind kind, IEnumerable<FactRow> rows, ulong told = ulong.MaxValue)
    {
        var intake = new DeskIntake(store, kind, "desk", told, refusal => Assert.Fail(refusal.ToString()));
        foreach (var row in rows)
        {
            intake.Add(row);
        }

        intake.Flush();
    }

    private static List<string> Created(MeasureStore store)
    {
        var query = new KpiQuestion { Kpis = ["ticketsCreated"], By = ["queue"] }.ToQuery(store);
        return [.. KpiReport.Answer(store, query).Select(row => $"{row.Group[0].Value} {row.Figure.Value}").Order(StringComparer.Ordinal)];
    }

    private static int AssertSame(MeasureStore store, TableKind kind)
    {
        var compared = 0;
        foreach (var by in _groups)
        {
            var query = Query(store, kind, by, KeptTerms.Settings.RepeatDays);
            var (kept, straight) = (Figures(store, query, isKept: true), Figures(store, query, isKept: false));
            Assert.Equal(straight.Select(one => one.Name), kept.Select(one => one.Name));
            foreach (var (right, found) in straight.Zip(kept))
            {
                AssertClose(right.Name, right.Figure.Value, found.Figure.Value);
                AssertClose(right.Name, right.Figure.Numerator, found.Figure.Numerator);
                AssertClose(right.Name, right.Figure.Denominator, found.Figure.Denominator);
                AssertClose(right.Name, right.Figure.Interval?.Low, found.Figure.Interval?.Low);
                compared++;
            }
        }

        return compared;
    }

    private static void AssertClose(string name, double? right, double? found) => Assert.True(
        right is null ? found is null : found is { } value && Math.Abs(value - right.Value) <= Exact * Math.Max(1, Math.Abs(right.Value)), $"{name}: {right} of the rows, {found} of the kept parts");

    private static List<(string Name, KpiFigure Figure)> Figures(MeasureStore store, KpiQuery query, bool isKept)
    {
        var answer = new DeskFigures(store, query, isKept).Read();
        return
        [
            .. answer.Keys.SelectMany(key => query.Kpis.SelectMany(one => answer.Figures(key, one.Kpi, one.Variant, query.LastDay)
                .Select(figure => (Name: string.Create(CultureInfo.InvariantCulture, $"{one.Kpi.Id}  {figure.Variant} {figure.N} {figure.State} {key}"), Figure: figure))))
                .OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    // Figures that hold at a point of time have no hour.
    private static KpiQuery Query(MeasureStore store, TableKind kind, string by, int window)
    {
        var isOfHours = by.Contains("hour", StringComparison.Ordinal) || by.Contains("weekday", StringComparison.Ordinal);
        var query = new KpiQuery
        {
            FirstDay = 0,
            LastDay = 0,
            By = KpiWordLists.ReadDimensions(by.Length == 0 ? [] : [by], "by"),
            Kpis =
            [
                .. KpiCatalogue.All.SelectMany(kpi => kpi.Variants.Select(variant => (kpi, variant)))
                    .Where(one => one.variant.Desk is { } desk && desk.Terms.Any(term => term.Kind == kind) && !(isOfHours && desk.IsGauge)),
            ],
            Settings = new KpiSettings { RepeatDays = window },
        };
        var (first, last) = new KnownDays(store).Of(query);
        return by == "day" ? query with { FirstDay = Math.Min(first + 5, last), LastDay = Math.Max(Math.Min(first + 5, last), last - 5) } : query with { FirstDay = first, LastDay = last };
    }

    private static Gen<List<List<int>>> Pieces(int known) =>
        from pieces in Gen.Choose(1, 3)
        from lists in Gen.Choose(0, known - 1).NonEmptyListOf().Select(list => list.ToList()).ListOf(pieces)
        select lists.ToList();

    private MeasureStore Open() => MeasureStore.Open(Path.Combine(_folder, Path.GetRandomFileName()));
}
