using System.Collections.Frozen;
using Bridge.Core.Desk;
using Bridge.Core.Tables;

namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>Makes the things that figures are computed from of the rows that tell of them.</summary>
public static class DeskThings
{
    private static readonly FrozenDictionary<TableKind, Func<IReadOnlyList<FactRow>, IDeskThing?>> _makers =
        new Dictionary<TableKind, Func<IReadOnlyList<FactRow>, IDeskThing?>>
        {
            [TicketField.Kind] = TicketHistory.Of,
            [SurveyField.Kind] = SurveyFacts.Of,
            [StaffField.Kind] = StaffFacts.Of,
            [MemberChangeField.Kind] = MemberFacts.Of,
            [AttendanceField.Kind] = ClassFacts.Of,
            [TrainingField.Kind] = RowFacts.Of,
            [ScheduleField.Kind] = RowFacts.Of,
            [CostField.Kind] = RowFacts.Of,
            [ReviewField.Kind] = RowFacts.Of,
            [ViolationField.Kind] = RowFacts.Of,
            [PulseField.Kind] = RowFacts.Of,
        }.ToFrozenDictionary();

    /// <summary>The kinds of tables that figures are computed from, beside calls.</summary>
    public static IReadOnlyList<TableKind> Kinds { get; } = [.. _makers.Keys.OrderBy(kind => kind.Plural, StringComparer.Ordinal)];

    /// <summary>Makes a thing.</summary>
    /// <param name="kind">What the rows are.</param>
    /// <param name="rows">All rows of one subject, each once.</param>
    /// <returns>The thing, or null when the rows tell of nothing that counts.</returns>
    public static IDeskThing? Of(TableKind kind, IReadOnlyList<FactRow> rows) => _makers[kind](rows);
}
