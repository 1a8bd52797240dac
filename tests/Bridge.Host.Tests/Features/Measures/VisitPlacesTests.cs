using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Visits;
using Bridge.Storage;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Tests.Features.Measures;

/// <summary>However often places are noted, the last one of each id is known, and told when the id moves.</summary>
public sealed class VisitPlacesTests : IDisposable
{
    private const int Batches = 70; // a bucket's runs are put together several times
    private const int Ids = 60;

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly MeasureStore _store;

    public VisitPlacesTests() => _store = MeasureStore.Open(_path);

    [Fact]
    public void The_place_noted_last_is_the_one_known()
    {
        var random = new Random(11);
        var known = new Dictionary<ulong, int>();
        for (var batch = 0; batch < Batches; batch++)
        {
            // Ids of two buckets only.
            var places = Enumerable.Range(1, Ids).Where(_ => random.Next(3) == 0)
                .Select(id => new VisitPlaces.Place { Id = (ulong)id + (id % 2 == 0 ? 0 : 5UL << 52), Slot = random.Next(4) }).OrderBy(place => place.Id).ToArray();
            var expected = places.Select((place, at) => (At: at, Place: place))
                .Where(one => known.TryGetValue(one.Place.Id, out var slot) && slot != one.Place.Slot).Select(one => (one.At, known[one.Place.Id])).ToList();

            var moved = Move(places);

            Assert.Equal(expected, moved);
            Array.ForEach(places, place => known[place.Id] = place.Slot);
        }

        Assert.True(_store.Read(connection => connection.Scalar<long>("SELECT count(*) FROM visit_place")) <= 2 * 16);
    }

    [Fact]
    public void Places_that_are_known_are_not_written_again()
    {
        VisitPlaces.Place[] places = [new() { Id = 1, Slot = 7 }, new() { Id = 2, Slot = 8 }];
        Move(places);

        Assert.Empty(Move(places));

        Assert.Equal(1, _store.Read(connection => connection.Scalar<long>("SELECT count(*) FROM visit_place")));
    }

    [Fact]
    public void Places_of_an_older_store_are_known()
    {
        VisitPlaces.Place[] places = [new() { Id = 3UL << 52, Slot = 7 }, new() { Id = 4UL << 52, Slot = 8 }];
        Move(places);
        _store.Write(connection =>
        {
            connection.Run("CREATE TABLE older (bucket INTEGER PRIMARY KEY, places BLOB NOT NULL)");
            connection.Run("INSERT INTO older (bucket, places) SELECT id / 16, places FROM visit_place");
            connection.Run("DROP TABLE visit_place");
            connection.Run("ALTER TABLE older RENAME TO visit_place");
            Undo(connection);
            connection.Run("PRAGMA user_version = 5");
        });
        using var again = MeasureStore.Open(_path);
        var moved = new List<(int, int)>();

        again.Write(connection => VisitPlaces.Move(connection, [places[0], new() { Id = 4UL << 52, Slot = 9 }], (at, slot) => moved.Add((at, slot))));

        Assert.Equal([(1, 8)], moved);
    }

    public void Dispose()
    {
        _store.Dispose();
        File.Delete(_path);
    }

    // What came with later versions.
    private static void Undo(SqliteConnection connection)
    {
        string[] later =
        [
            "TRIGGER desk_row_added", "TRIGGER desk_row_changed", "TRIGGER desk_row_deleted", "TRIGGER desk_source_changed", "INDEX desk_row_first", "INDEX desk_row_last",
            "TABLE first_border", "TABLE desk_segment", "TABLE desk_column", "TABLE desk_place", "TABLE desk_stale",
            "TABLE call_id",
        ];
        Array.ForEach(later, one => connection.Run($"DROP {one}"));
        connection.Run("ALTER TABLE dirty_slot DROP COLUMN mark");
    }

    private List<(int At, int Slot)> Move(VisitPlaces.Place[] places)
    {
        var moved = new List<(int, int)>();
        _store.Write(connection => VisitPlaces.Move(connection, places, (at, slot) => moved.Add((at, slot))));
        return moved;
    }
}
