using Bridge.Host.Features.Sync;

namespace Bridge.Host.Cli;

/// <summary>A plan for scripts: one JSON object a line for each change, then one with the totals.</summary>
internal sealed class PlanJson(TextWriter output, string route) : IPlanWriter
{
    private readonly PlanTotals _totals = new();

    /// <inheritdoc />
    public void Add(PlannedPage page)
    {
        _totals.Add(page);
        foreach (var change in page.Changes)
        {
            output.WriteLine(Line(change));
        }
    }

    /// <inheritdoc />
    public void End() => output.WriteLine(JsonText.RenderLine(json =>
    {
        json.WriteStartObject();
        json.WriteString("route", route);
        json.WriteNumber("read", _totals.Read);
        json.WriteNumber("create", _totals.Changes[ChangeKind.Create]);
        json.WriteNumber("update", _totals.Changes[ChangeKind.Update]);
        json.WriteNumber("deactivate", _totals.Changes[ChangeKind.Deactivate]);
        json.WriteNumber("setAside", _totals.Changes[ChangeKind.SetAside]);
        json.WriteNumber("unchanged", _totals.Unchanged);
        json.WriteEndObject();
    }));

    private string Line(PlannedChange change) => JsonText.RenderLine(json =>
    {
        json.WriteStartObject();
        json.WriteString("route", route);
        json.WriteString("externalId", change.ExternalId);
        json.WriteString("change", change.Kind.ToString());
        json.WriteString("why", change.Why);
        json.WriteStartObject("fields");
        foreach (var position in change.Changed)
        {
            var value = change.Write!.Fields[position]; // fields change only where something is written
            json.WriteString(change.Write.Fields.Shape.Fields[position].Name, value.IsBlank ? null : value.ToString());
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });
}
