using System.Globalization;
using Bridge.Core.Calls;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Storage;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Tests.Features.Measures;

/// <summary>However deliveries come, the store ends the same: twice, in pieces, shuffled, overlapping, corrected.</summary>
public class SettlingTests
{
    [Fact]
    public void Any_way_of_delivery_ends_in_the_same_store() =>
        Prop.ForAll(Deliveries().ToArbitrary(), deliveries =>
        {
            var whole = Dump([deliveries.SelectMany(piece => piece).ToList()]);
            var pieces = Dump(deliveries);
            var shuffled = Dump([.. Enumerable.Reverse(deliveries), .. deliveries.Take(2)]);
            Assert.Equal(whole, pieces);
            Assert.Equal(whole, shuffled);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void What_comes_again_unchanged_touches_nothing()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (var store = MeasureStore.Open(path))
        {
            var visits = Enumerable.Range(0, 50).Select(one => Visit(one, one, 0)).ToList();
            Assert.Equal((50, 0), Deliver(store, visits));
            Rollups.Refresh(store, CancellationToken.None);

            Assert.Equal((0, 0), Deliver(store, visits));
            Assert.Equal(0, store.Read(connection => connection.Scalar<long>("SELECT count(*) FROM dirty_slot")));
        }

        File.Delete(path);
    }

    private static (long Added, long Changed) Deliver(MeasureStore store, IEnumerable<CallVisit> visits)
    {
        var intake = new VisitIntake(store, refusal => Assert.Fail(refusal.ToString()));
        foreach (var visit in visits)
        {
            intake.Add(visit);
        }

        intake.Flush();
        return (intake.Added, intake.Changed);
    }

    // Everything that figures are made of. Texts are compared by what they say, since their numbers come in the order of arrival.
    private static List<string> Dump(IReadOnlyList<List<CallVisit>> deliveries)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var store = MeasureStore.Open(path);
        store.SetZone("America/Denver");
        foreach (var delivery in deliveries)
        {
            Deliver(store, delivery);
            Rollups.Refresh(store, CancellationToken.None);
        }

        var rows = store.Read(connection => Enum.GetValues<Grain>().SelectMany(grain => Rows(store, connection, grain)).ToList());
        rows.Add(store.Read(connection => connection.Scalar<long>("SELECT sum(length(visits)) FROM visit_block")).ToString(CultureInfo.InvariantCulture));
        rows.Sort(StringComparer.Ordinal);
        store.Dispose();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            File.Delete(file);
        }

        return rows;
    }

    private static List<string> Rows(MeasureStore store, SqliteConnection connection, Grain grain)
    {
        var rows = new List<string>();
        Rollups.Read(connection, grain, long.MinValue, long.MaxValue, (key, bytes) => rows.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{grain} {key.Slot} {store.Words.TextOf(key.Queue)} {store.Words.TextOf(key.Agent)} {key.IsOpen} {(grain == Grain.DayFirst ? Contacts(store, bytes) : Convert.ToHexString(bytes))}")));
        return rows;
    }

    private static string Contacts(MeasureStore store, ReadOnlySpan<byte> bytes)
    {
        var contacts = new List<string>();
        FirstCodec.Read(bytes, 0, 0, one => contacts.Add(string.Create(
            CultureInfo.InvariantCulture, $"{one.OfferedAt} {store.Words.TextOf(one.Queue)} {store.Words.TextOf(one.Agent)} {store.Words.TextOf(one.Topic)} {one.TellsCaller} {one.Verdict}")));
        return string.Join(", ", contacts);
    }

    private static Gen<List<List<CallVisit>>> Deliveries() =>
        from pieces in Gen.Choose(1, 4)
        from deliveries in Visits().ListOf().Select(list => list.ToList()).ListOf(pieces)
        select deliveries.ToList();

    // Few ids and revisions, so that most deliveries correct others; the same id and revision is always the same record.
    private static Gen<CallVisit> Visits() =>
        from id in Gen.Choose(1, 12)
        from revision in Gen.Choose(0, 3)
        select Visit(id, (id * 7) + (revision * 5), revision);

    private static CallVisit Visit(int id, int seed, long revision) => new()
    {
        Source = "pbx",
        SourceId = id.ToString(CultureInfo.InvariantCulture),
        ContactId = (id / 2).ToString(CultureInfo.InvariantCulture),
        Direction = CallDirection.Inbound,
        Queue = seed % 3 == 0 ? "help" : "sales",
        Agent = seed % 2 == 0 ? "ada" : "bob",
        OfferedAt = new DateTimeOffset(2026, 3, 8, 6, 0, 0, TimeSpan.Zero).AddMinutes(seed * 13).AddDays(seed % 4 == 0 ? 60 : 0), // days with a gap between
        WaitSeconds = seed,
        TalkSeconds = 100 - seed,
        Outcome = (CallOutcome)(seed % 8),
        Revision = revision,
        Inputs = CallInputs.Wait | CallInputs.AbandonWait | CallInputs.Talk,
    };
}
