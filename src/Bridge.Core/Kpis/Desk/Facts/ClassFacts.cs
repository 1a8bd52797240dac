using Bridge.Core.Desk;
using Bridge.Core.Tables;

namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>One class with who came. A person counts once, however often the webinar lost and found them.</summary>
/// <param name="rows">All rows of the class, each once, in any order.</param>
public sealed class ClassFacts(IReadOnlyList<FactRow> rows) : IDeskThing
{
    private readonly Dictionary<long, HashSet<string>> _people = rows.Where(row => PersonOf(row) is not null)
        .GroupBy(row => PersonOf(row) ?? 0)
        .ToDictionary(person => person.Key, person => person.Select(StatusOf).ToHashSet(StringComparer.Ordinal));

    /// <summary>Its day, days since 1970.</summary>
    public int Day { get; } = (int)(rows.Min(row => row.Whole(AttendanceField.On)) ?? 0);

    /// <summary>True when it was called off.</summary>
    public bool IsCancelled { get; } = rows.Any(row => StatusOf(row) == "classCancelled");

    /// <summary>True when it took place: somebody told so, came, or was noted as absent.</summary>
    public bool IsHeld => !IsCancelled && rows.Any(row => StatusOf(row) is "held" or "attended" or "noShow");

    /// <summary>Its seats.</summary>
    public long Seats { get; } = rows.Max(row => row.Whole(AttendanceField.Seats)) ?? 0;

    /// <summary>People who registered, those who came without counted too.</summary>
    public long Registered => _people.Values.Count(one => one.Overlaps(["registered", "attended", "noShow", "cancelled"]));

    /// <summary>Hashes of the people who came: of the member where the source tells one.</summary>
    public IEnumerable<long> Attendees => _people.Where(one => one.Value.Contains("attended")).Select(one => one.Key);

    /// <summary>Hashes of the members who came.</summary>
    public IEnumerable<long> AttendedMembers => rows.Where(row => StatusOf(row) == "attended").Select(row => row.Whole(AttendanceField.Member)).OfType<long>().Distinct();

    /// <summary>People who came.</summary>
    public long Attended => _people.Values.Count(one => one.Contains("attended"));

    /// <summary>People who registered, did not call off and did not come.</summary>
    public long NoShows => IsHeld ? _people.Values.Count(one => !one.Contains("attended") && (one.Contains("noShow") || (one.Contains("registered") && !one.Contains("cancelled")))) : 0;

    /// <summary>Makes a class of the rows that tell of it.</summary>
    /// <param name="rows">All rows of one class, each once, in any order.</param>
    /// <returns>The class.</returns>
    public static IDeskThing? Of(IReadOnlyList<FactRow> rows) => new ClassFacts(rows);

    /// <summary>People who watched enough of a replay and had not come.</summary>
    /// <param name="percent">How much is enough.</param>
    /// <returns>How many.</returns>
    public long Replays(decimal percent) => rows
        .Where(row => StatusOf(row) == "replayed" && row.Number(AttendanceField.Watched) >= percent)
        .Select(PersonOf).Distinct().Count(person => person is { } one && !_people[one].Contains("attended"));

    /// <inheritdoc />
    public string? Of(DeskTrait trait) => trait == DeskTrait.Topic ? rows.Select(row => row.Text(AttendanceField.Topic)).Where(text => text is not null).Max(StringComparer.Ordinal) : null;

    private static long? PersonOf(FactRow row) => row.Whole(AttendanceField.Member) ?? row.Whole(AttendanceField.Person);

    private static string StatusOf(FactRow row) => row.Word(AttendanceField.Status) ?? "offered";
}
