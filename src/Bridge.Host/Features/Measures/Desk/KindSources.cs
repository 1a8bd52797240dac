using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Calendar;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>What the sources of one kind of table tell, and since when: before its first row a source tells of nothing.</summary>
/// <param name="kind">The kind.</param>
/// <param name="sources">What each tells, one bit for each field, and the day of its first row; those whose rows have no day tell of all days.</param>
internal sealed class KindSources(TableKind kind, IReadOnlyList<(ulong Told, int First)> sources)
{
    private const long Day = 86_400_000;

    /// <summary>Reads them.</summary>
    /// <param name="connection">The reader.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="number">Number of the kind.</param>
    /// <param name="calendar">The desk's calendar.</param>
    /// <returns>The sources.</returns>
    public static KindSources Read(SqliteConnection connection, TableKind kind, int number, DeskCalendar calendar) =>
        new(kind, [.. DeskRows.Sources(connection, number).Select(one => (one.Told, one.First is { } at ? DayOf(kind, at, calendar) : int.MinValue))]);

    /// <summary>Finds the day of a time that rows of a kind tell of.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="at">Milliseconds since 1970.</param>
    /// <param name="calendar">The desk's calendar.</param>
    /// <returns>Days since 1970.</returns>
    public static int DayOf(TableKind kind, long at, DeskCalendar calendar) =>
        kind.Fields.Any(field => field.Type == FieldType.Instant) ? new DeskClock(calendar).DayOf(at) : (int)(at / Day);

    /// <summary>First day on which everything is told that a term needs.</summary>
    /// <param name="term">A term about this kind.</param>
    /// <returns>Days since 1970, the least number where it has always been; null when nobody tells of it.</returns>
    public int? FirstOf(DeskTerm term)
    {
        List<int?> firsts = [FirstOf(), .. term.Needs.Select(field => FirstOf(field))];
        return firsts.Contains(null) ? null : firsts.Max();
    }

    /// <summary>Names what a term needs and nobody tells up to a day.</summary>
    /// <param name="term">A term about this kind.</param>
    /// <param name="lastDay">Days since 1970.</param>
    /// <returns>The inputs: all rows, or some fields.</returns>
    public IEnumerable<string> Missing(DeskTerm term, int lastDay) => FirstOf() is not { } first || first > lastDay
        ? [kind.Plural]
        : term.Needs.Where(field => FirstOf(field) is not { } told || told > lastDay).Select(field => $"{kind.Plural}: {field.Word}");

    private int? FirstOf(TableField? field = null) =>
        sources.Where(one => field is null || (one.Told & FactRow.Bit(field)) != 0).Select(one => (int?)one.First).Min();
}
