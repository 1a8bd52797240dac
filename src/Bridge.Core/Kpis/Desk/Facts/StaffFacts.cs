using Bridge.Core.Desk;
using Bridge.Core.Tables;

namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>One person of the desk with all employments, the latest last.</summary>
/// <param name="employments">The employments, by their first day.</param>
public sealed class StaffFacts(IReadOnlyList<Employment> employments) : IDeskThing
{
    /// <summary>The employments, by their first day.</summary>
    public IReadOnlyList<Employment> Employments { get; } = employments;

    /// <summary>Makes a person of the rows that tell of it.</summary>
    /// <param name="rows">All rows of one person, each once, in any order.</param>
    /// <returns>The person.</returns>
    public static IDeskThing? Of(IReadOnlyList<FactRow> rows) => new StaffFacts(
    [
        .. (rows ?? throw new ArgumentNullException(nameof(rows))).Select(row => new Employment(
            (int)(row.Whole(StaffField.HiredOn) ?? 0),
            (int?)row.Whole(StaffField.LeftOn),
            row.Word(StaffField.Leaving) ?? "voluntary",
            row.Word(StaffField.Role) ?? "agent",
            row.Number(StaffField.Fte) ?? 1,
            row.Text(StaffField.Group))).OrderBy(one => one.HiredOn),
    ]);

    /// <summary>The employment whose team is looked at; null for the last.</summary>
    public Employment? Seen { get; private init; }

    /// <summary>The same person in one of the employments: who changed teams counts with the team of that time.</summary>
    /// <param name="employment">The employment.</param>
    /// <returns>The person.</returns>
    public StaffFacts In(Employment employment) => new(Employments) { Seen = employment };

    /// <summary>The employment that holds on a day; of two the later.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>The employment, or null.</returns>
    public Employment? On(int day) => Employments.LastOrDefault(one => one.IsOn(day));

    /// <summary>The employment that goes on when a day ends; of two the later.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>The employment, or null.</returns>
    public Employment? AtEndOf(int day) => Employments.LastOrDefault(one => one.IsAtEndOf(day));

    /// <inheritdoc />
    public string? Of(DeskTrait trait) => trait == DeskTrait.Group ? (Seen ?? Employments[^1]).Group : null;
}
