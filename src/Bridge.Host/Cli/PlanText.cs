using System.Globalization;
using Bridge.Host.Features.Sync;

namespace Bridge.Host.Cli;

/// <summary>A plan for people: the first records with their fields, then the totals.</summary>
internal sealed class PlanText(TextWriter output, string route, int shown) : IPlanWriter
{
    private readonly PlanTotals _totals = new();
    private int _left = shown;

    /// <inheritdoc />
    public void Add(PlannedPage page)
    {
        _totals.Add(page);
        foreach (var change in page.Changes.TakeWhile(_ => _left-- > 0))
        {
            output.WriteLine($"{Word(change.Kind)} {change.ExternalId}: {change.Why}");
            foreach (var position in change.Changed)
            {
                var name = change.Write!.Fields.Shape.Fields[position].Name; // fields change only where something is written
                var value = change.Write.Fields[position];
                output.WriteLine($"    {name} = {(value.IsBlank ? "(cleared)" : value.ToString())}");
            }
        }
    }

    /// <inheritdoc />
    public void End()
    {
        if (_left < 0)
        {
            output.WriteLine("    ... (--all shows every record)");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{route}: {_totals.Read:N0} read; would create {_totals.Changes[ChangeKind.Create]:N0}, update {_totals.Changes[ChangeKind.Update]:N0}, deactivate {_totals.Changes[ChangeKind.Deactivate]:N0}, set aside {_totals.Changes[ChangeKind.SetAside]:N0}; {_totals.Unchanged:N0} unchanged. Nothing was changed."));
    }

    private static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "+ create    ",
        ChangeKind.Update => "~ update    ",
        ChangeKind.Deactivate => "- deactivate",
        _ => "! set aside ",
    };
}
