using Bridge.Core.Tables;

namespace Bridge.Core.Kpis.Desk.Formulas;

/// <summary>Short ways to write terms of formulas.</summary>
internal static class DeskTerms
{
    /// <summary>Things that belong to an instant of their own.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="kind">The kind of table that tells of them.</param>
    /// <param name="at">The instant; null leaves the thing out.</param>
    /// <param name="part">What it adds; null leaves it out.</param>
    /// <param name="needs">Fields without which the term cannot be computed.</param>
    /// <returns>The term.</returns>
    public static DeskTerm At<T>(TableKind kind, Func<T, long?> at, Func<T, DeskScope, DeskPart?> part, params IReadOnlyList<TableField> needs)
        where T : IDeskThing =>
        new(kind, needs, false, (thing, scope) => at((T)thing) is { } instant && part((T)thing, scope) is { } one
            ? [Known(one, scope) with { At = instant, Day = scope.Clock.DayOf(instant), JudgedFrom = one.JudgedFrom }] : []);

    /// <summary>Things that belong to a day of their own.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="kind">The kind of table that tells of them.</param>
    /// <param name="day">The day.</param>
    /// <param name="part">What it adds; null leaves it out.</param>
    /// <param name="needs">Fields without which the term cannot be computed.</param>
    /// <returns>The term.</returns>
    public static DeskTerm On<T>(TableKind kind, Func<T, int> day, Func<T, DeskScope, DeskPart?> part, params IReadOnlyList<TableField> needs)
        where T : IDeskThing =>
        new(kind, needs, false, (thing, scope) => part((T)thing, scope) is { } one ? [one with { Day = day((T)thing) }] : []);

    /// <summary>Things that are looked at for each time.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="kind">The kind of table that tells of them.</param>
    /// <param name="part">What a thing adds for a time; null leaves it out.</param>
    /// <param name="needs">Fields without which the term cannot be computed.</param>
    /// <returns>The term.</returns>
    public static DeskTerm Gauge<T>(TableKind kind, Func<T, DeskScope, DeskPart?> part, params IReadOnlyList<TableField> needs)
        where T : IDeskThing =>
        new(kind, needs, true, (thing, scope) => part((T)thing, scope) is { } one ? [one] : []);

    /// <summary>Things that are open when a time ends.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="kind">The kind of table that tells of them.</param>
    /// <param name="spells">The times through which a thing is open.</param>
    /// <param name="ageUnit">Milliseconds of the unit in which its age counts; null when it counts as one.</param>
    /// <returns>The term.</returns>
    public static DeskTerm Open<T>(TableKind kind, Func<T, IReadOnlyList<DeskSpell>> spells, long? ageUnit)
        where T : IDeskThing =>
        new(kind, [], true, (thing, scope) => spells((T)thing).Where(spell => spell.IsOpenAtEnd(scope.End))
            .Select(spell => ageUnit is { } unit ? Value((scope.End - spell.Since) / (decimal)unit) : One))
        {
            Open = new DeskOpen(thing => spells((T)thing), ageUnit),
        };

    /// <summary>A share: the case counts below, and above when it is true.</summary>
    /// <param name="isTrue">Whether it counts above.</param>
    /// <returns>The part.</returns>
    public static DeskPart Share(bool isTrue) => new(isTrue ? 1 : 0, 1);

    /// <summary>A value of one case, for percentiles and means.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The part.</returns>
    public static DeskPart Value(decimal value) => new(value, 1) { Value = value };

    /// <summary>One thing that counts.</summary>
    public static DeskPart One { get; } = new(1, 0);

    private static DeskPart Known(in DeskPart part, DeskScope scope) => part.JudgedFrom > scope.KnownUntil ? new DeskPart { IsPending = true } : part;
}
