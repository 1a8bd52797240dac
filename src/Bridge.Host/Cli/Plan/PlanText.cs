using System.Globalization;
using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Cli.Plan;

/// <summary>A plan for people: the first records with each field before and after, then the totals.</summary>
/// <param name="lines">Where the lines go.</param>
/// <param name="route">Name of the route.</param>
/// <param name="before">Asks the target what it holds.</param>
/// <param name="shown">Records to show.</param>
internal sealed class PlanText(PlanLines lines, string route, BeforeReader before, int shown) : IPlanWriter
{
    private readonly PlanTotals _totals = new();
    private readonly PlanRecord _record = new(lines, isBounded: shown < int.MaxValue);
    private int _shown;

    /// <inheritdoc />
    public async Task AddAsync(PlannedPage page, CancellationToken cancellationToken)
    {
        _totals.Add(page);
        var first = page.Changes.Take(shown - _shown).ToList();
        if (first.Count == 0)
        {
            return;
        }

        if (_shown == 0)
        {
            lines.Write(new PlanPiece(route, PlanTone.Strong));
        }

        _shown += first.Count;
        foreach (var compared in await before.ReadAsync(first, cancellationToken))
        {
            _record.Write(compared);
        }
    }

    /// <inheritdoc />
    public void End()
    {
        var all = _totals.Changes.Values.Sum();
        if (all > _shown)
        {
            lines.Write(new PlanPiece(Text($"... and {all - _shown:N0} more (--all shows every record, --json writes them for scripts)"), PlanTone.Quiet));
        }

        if (_record.HasMissingField)
        {
            lines.Write(new PlanPiece("\"no such field\": the CRM lacks it, and the sync stops before it sends anything. 'bridge provision' shows the missing fields, --apply creates them."));
        }

        if (_record.HasUnlisted)
        {
            lines.Write(new PlanPiece("\"no longer in the CRM's list\": somebody took the value out of the field's list after it was sent; what is left of it is shown. The sync sends its own value, and sets the"));
            lines.Write(new PlanPiece("record aside where the list lacks that too: put it back into the list ('bridge provision' compares lists), or translate it in the mapping."));
        }

        if (_record.HasDrift)
        {
            lines.Write(new PlanPiece("\"changed in the CRM\": the value there is not the one the bridge last sent. The sync would write its own value over it;"));
            lines.Write(new PlanPiece("to leave a field to the CRM from now on, write 'owner: crm' at it in the mapping (docs/mapping.md)."));
        }

        lines.Write(new PlanPiece(route, PlanTone.Strong), new PlanPiece(Totals(all)));
        foreach (var warning in _totals.Warnings)
        {
            lines.Write(new PlanPiece($"  Note: {warning}", PlanTone.Changed));
        }
    }

    private string Totals(long all) => (_totals.Read, all) switch
    {
        (0, 0) => ": nothing new since the last sync. Nothing would change.",
        (_, 0) => Text($": {_totals.Read:N0} read, nothing to send. Nothing would change."),
        _ => Text($": {_totals.Read:N0} read. A sync would create {_totals.Changes[ChangeKind.Create]:N0}, update {_totals.Changes[ChangeKind.Update]:N0}, deactivate {_totals.Changes[ChangeKind.Deactivate]:N0} and set aside {_totals.Changes[ChangeKind.SetAside]:N0}; {_totals.Unchanged:N0} stay as they are. This plan changed nothing."),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
