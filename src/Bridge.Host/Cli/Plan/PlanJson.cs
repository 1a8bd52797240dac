using System.Text.Json;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Json;

namespace Bridge.Host.Cli.Plan;

/// <summary>A plan for scripts: one JSON object a line for each change, then one with the totals.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="route">Name of the route.</param>
/// <param name="before">Asks the target what it holds.</param>
internal sealed class PlanJson(TextWriter output, string route, BeforeReader before) : IPlanWriter
{
    private readonly PlanTotals _totals = new();

    /// <inheritdoc />
    public async Task AddAsync(PlannedPage page, CancellationToken cancellationToken)
    {
        _totals.Add(page);
        foreach (var compared in await before.ReadAsync(page.Changes, cancellationToken))
        {
            await output.WriteLineAsync(Line(compared));
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
        json.WriteStartArray("warnings");
        _totals.Warnings.ForEach(json.WriteStringValue);
        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private string Line(ComparedChange compared) => JsonText.RenderLine(json =>
    {
        var change = compared.Change;
        json.WriteStartObject();
        json.WriteString("route", route);
        json.WriteString("externalId", change.ExternalId);
        json.WriteString("name", PlanWords.NameOf(compared));
        json.WriteString("change", change.Kind.ToString());
        json.WriteString("why", change.Why);
        json.WriteStartObject("fields");
        foreach (var field in compared.Fields)
        {
            Write(json, field.Field.Name, field.After);
        }

        json.WriteEndObject();
        WriteBefore(json, compared);
        json.WriteEndObject();
    });

    // "before" is null for a record that the target does not have, and leaves out a field that the target does not have.
    private static void WriteBefore(Utf8JsonWriter json, ComparedChange compared)
    {
        if (compared.Before is null)
        {
            json.WriteNull("before");
        }
        else
        {
            json.WriteStartObject("before");
            foreach (var field in compared.Fields.Where(field => field.Before.IsSent))
            {
                Write(json, field.Field.Name, field.Before);
            }

            json.WriteEndObject();
        }

        json.WriteStartArray("drift");
        foreach (var field in compared.Fields.Where(field => field.IsDrift))
        {
            json.WriteStringValue(field.Field.Name);
        }

        json.WriteEndArray();
        json.WriteStartArray("unlisted");
        foreach (var field in compared.Fields.Where(field => field.IsUnlisted))
        {
            json.WriteStringValue(field.Field.Name);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, FieldValue value) =>
        json.WriteString(name, value.IsBlank ? null : value.ToString());
}
