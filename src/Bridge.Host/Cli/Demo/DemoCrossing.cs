using System.Globalization;
using System.Text.Json;
using Bridge.Audit;
using Bridge.Core.Model;
using Bridge.Host.Features.Egress;

namespace Bridge.Host.Cli.Demo;

/// <summary>Reports what crossed: from finance to support, and from support to the CRM.</summary>
/// <param name="stage">Where both lie.</param>
/// <param name="output">Who reads.</param>
internal sealed class DemoCrossing(DemoStage stage, DemoOutput output)
{
    private const string Proof = "bridge prove separation";

    /// <summary>Reports.</summary>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <returns>A task that ends with the report.</returns>
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        var release = await File.ReadAllLinesAsync(stage.Release, cancellationToken);
        var (verdict, totals) = ReadAudit();
        var names = totals.SelectMany(total => total.Names).Distinct().ToList();
        var money = names.Where(FinanceVocabulary.Names).ToList();
        output.Step("crossed", json => Write(json, totals, verdict, money));
        output.Heading("What crossed");
        output.Say($"From finance to support: one signed file of {new FileInfo(stage.Release).Length:N0} bytes, {release.Length:N0} lines. It begins like this:");
        foreach (var line in release.Take(7))
        {
            output.Say($"  {line}");
        }

        output.Say($"\nFrom support to {stage.Crm.Title}, as support's audit says ({verdict.Entries:N0} entries, {Intact(verdict)}):");
        foreach (var total in totals)
        {
            output.Say(string.Create(CultureInfo.InvariantCulture, $"\n  {total.Call,-46}{total.Calls,5:N0} calls{total.Bytes,14:N0} bytes"));
            output.Say($"    {string.Join(' ', total.Names)}", indent: 4);
        }

        output.Say($"\nNames of money or cards among them: {(money.Count == 0 ? "none" : string.Join(", ", money))}.");
        output.Say($"This is a report, not a proof. The proof takes a minute or two:\n  ./{Proof}");
    }

    private (AuditVerdict Verdict, IReadOnlyList<EgressTotal> Totals) ReadAudit()
    {
        var file = Path.Combine(stage.Audit, "support.jsonl");
        using var audit = File.OpenRead(file);
        var verdict = AuditVerifier.Verify(audit, File.ReadAllText(Path.Combine(stage.Audit, "keys", "signing.pem.pub")));
        audit.Position = 0;
        return (verdict, EgressTotals.Of(AuditReader.Read(audit)));
    }

    private static string Intact(AuditVerdict verdict) => verdict.Fault is { } fault ? $"BROKEN: {fault.Message}" : "chain and signatures intact";

    private void Write(Utf8JsonWriter json, IReadOnlyList<EgressTotal> totals, AuditVerdict verdict, List<string> money)
    {
        json.WriteNumber("releaseBytes", new FileInfo(stage.Release).Length);
        json.WriteStartArray("egress");
        foreach (var total in totals)
        {
            json.WriteStartObject();
            json.WriteString("connection", total.Connection);
            json.WriteString("call", total.Call);
            json.WriteNumber("calls", total.Calls);
            json.WriteNumber("bytes", total.Bytes);
            Write(json, "fields", total.Names);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("auditEntries", verdict.Entries);
        json.WriteBoolean("auditIntact", verdict.Fault is null);
        Write(json, "namesOfMoney", money);
        json.WriteString("proof", Proof);
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
