using System.Collections.Frozen;
using Bridge.Core.Desk;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Kpis.Desk;
using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tables;

namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>The kinds of things whose parts are kept ready, since there are many of them: tickets and surveys.</summary>
internal static class KeptTerms
{
    private static readonly FrozenDictionary<TableKind, IReadOnlyList<DeskTerm>> _events = new TableKind[] { TicketField.Kind, SurveyField.Kind }.ToFrozenDictionary(
        kind => kind,
        kind => (IReadOnlyList<DeskTerm>)[.. KpiCatalogue.All.SelectMany(kpi => kpi.Variants).SelectMany(variant => variant.Desk?.Terms ?? [])
            .Where(term => term.Kind == kind && !term.IsGauge).Distinct()]);

    private static readonly FrozenDictionary<TableKind, Func<IDeskThing, IReadOnlyList<DeskSpell>>?> _spells = _events.Keys.ToFrozenDictionary(
        kind => kind,
        kind => KpiCatalogue.All.SelectMany(kpi => kpi.Variants).SelectMany(variant => variant.Desk?.Terms ?? []).FirstOrDefault(term => term.Kind == kind && term.Open is not null)?.Open?.Spells);

    /// <summary>The kinds.</summary>
    public static IReadOnlyCollection<TableKind> Kinds => _events.Keys;

    /// <summary>The formulas' settings by which parts are kept; questions with another window are answered from the rows.</summary>
    public static KpiSettings Settings { get; } = new();

    /// <summary>Tells whether figures of a kind are put together from kept parts.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="settings">What is asked.</param>
    /// <returns>True when they are.</returns>
    public static bool Answer(TableKind kind, KpiSettings settings) => _events.ContainsKey(kind) && settings.RepeatDays == Settings.RepeatDays;

    /// <summary>The terms of a kind whose things belong to an instant of their own.</summary>
    /// <param name="kind">One of the kinds.</param>
    /// <returns>The terms, in an order that holds as long as the program is the same.</returns>
    public static IReadOnlyList<DeskTerm> Of(TableKind kind) => _events[kind];

    /// <summary>The times through which things of a kind are open, as the kind's figures of open things see them.</summary>
    /// <param name="kind">One of the kinds.</param>
    /// <returns>Makes the times of a thing; null when there are no such figures.</returns>
    public static Func<IDeskThing, IReadOnlyList<DeskSpell>>? Spells(TableKind kind) => _spells[kind];
}
