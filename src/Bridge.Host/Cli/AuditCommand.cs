using System.CommandLine;
using System.Globalization;
using Bridge.Audit;
using Bridge.Host.Json;

namespace Bridge.Host.Cli;

/// <summary><c>bridge audit</c>: verify and show audit files, on this machine or on a copy.</summary>
internal static class AuditCommand
{
    private const int Broken = 1;

    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var verb = new VerbCommand(
            "audit",
            "Verifies and shows audit files; works on any copy, without the bridge's settings.",
            "bridge audit verify audit.jsonl --key signing.pem.pub               # every line, every signature",
            "bridge audit verify audit.jsonl --key signing.pem.pub --head 81:... # also that its end was not cut off",
            "bridge audit show audit.jsonl --action member.read --limit 20");
        verb.Add(Verify(context));
        verb.Add(Show(context));
        return verb;
    }

    private static VerbCommand Verify(CliContext context)
    {
        var file = FileArgument();
        var key = new Option<string?>("--key") { Description = "Public half of the signing key (.pub); without it signatures are not checked.", HelpName = "FILE" };
        var head = new Option<string?>("--head") { Description = "Head of this file that was kept elsewhere.", HelpName = "SEQ:HASH" };
        var closed = new Option<bool>("--closed") { Description = "No bridge writes the file any more: entries without a signed head at its end are a fault." };
        var verb = new VerbCommand("verify", "Checks every line; exit code 1 when one is broken.") { file, key, head, closed };
        verb.SetAction((parsed, _) =>
        {
            var kept = parsed.GetValue(head) is { } text
                ? AuditHead.Parse(text) ?? throw new UsageException("Write --head as 'bridge audit verify' prints it: the number, a colon and 64 hexadecimal digits.")
                : null;
            var verdict = Using(parsed.GetRequiredValue(file), stream =>
                AuditVerifier.Verify(stream, parsed.GetValue(key) is { } path ? Text(path) : null, kept, parsed.GetValue(closed)));
            return Task.FromResult(Print(context, verdict, parsed.GetValue(key) is not null));
        });
        return verb;
    }

    private static int Print(CliContext context, AuditVerdict verdict, bool isSigned)
    {
        if (verdict.Fault is { } fault)
        {
            context.Out.WriteLine($"Broken at line {fault.Line} (seq {fault.Seq}), {fault.Kind.ToString().ToLowerInvariant()}: {fault.Message}");
            context.Out.WriteLine($"The {verdict.Head.Seq} lines before it are right.");
            return Broken;
        }

        context.Out.WriteLine($"Intact: {verdict.Entries} entries.");
        context.Out.WriteLine(!isSigned ? "Signatures were not checked; give --key."
            : verdict.Signed is { } signed ? $"Signed up to {signed.Seq}." : "No signed head yet.");
        if (verdict.Unsigned > 0)
        {
            context.Out.WriteLine($"{verdict.Unsigned} entries after the last head are not signed. When no bridge writes the file any more, check with --closed.");
        }

        context.Out.WriteLine($"Head: {verdict.Head}");
        context.Out.WriteLine("Keep the head elsewhere: only with it can a later check find that lines were cut off the end.");
        return ExitCode.Done;
    }

    private static VerbCommand Show(CliContext context)
    {
        var (file, json) = (FileArgument(), CommonOptions.Json());
        var action = new Option<string?>("--action") { Description = "Only entries with this action.", HelpName = "WORD" };
        var since = new Option<string?>("--since") { Description = "Only entries from this instant on; UTC unless it says otherwise.", HelpName = "TIME" };
        var limit = new Option<int>("--limit") { Description = "At most so many, the newest.", DefaultValueFactory = _ => 100, HelpName = "N" };
        var verb = new VerbCommand("show", "Shows entries, oldest first; does not verify.") { file, action, since, limit, json };
        verb.SetAction((parsed, _) =>
        {
            var from = parsed.GetValue(since) is { } text ? Instant(text) : DateTimeOffset.MinValue;
            var wanted = parsed.GetValue(action);
            if (parsed.GetValue(limit) < 1)
            {
                throw new UsageException("--limit must be at least 1.");
            }

            var records = Using(parsed.GetRequiredValue(file), stream => AuditReader.Read(stream)
                .Where(record => record.At >= from && (wanted is null || record.Action == wanted)).TakeLast(parsed.GetValue(limit)).ToList());
            records.ForEach(record => context.Out.WriteLine(parsed.GetValue(json) ? Json(record) : Line(record)));
            return Task.FromResult(ExitCode.Done);
        });
        return verb;
    }

    private static Argument<string> FileArgument() => new("file") { Description = "Audit file, or a copy of it.", HelpName = "FILE" };

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant : throw new UsageException("Write --since as 2026-11-25 or 2026-11-25T16:00:00Z.");

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The key file {path} cannot be read.");
        }
    }

    private static T Using<T>(string path, Func<Stream, T> read)
    {
        try
        {
            // The bridge may be writing it right now.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return read(stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The audit file {path} cannot be read.");
        }
    }

    private static string Line(AuditRecord record) => string.Create(CultureInfo.InvariantCulture,
        $"{record.Seq,6}  {record.At:u}  {record.Who}  {record.Action}  {record.What}  {record.Which?[..12]}  {record.Outcome}  {record.Why}");

    private static string Json(AuditRecord record) => JsonText.RenderLine(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("seq", record.Seq);
        json.WriteString("at", record.At.UtcDateTime);
        json.WriteString("who", record.Who);
        json.WriteString("action", record.Action);
        json.WriteString("what", record.What);
        json.WriteString("which", record.Which);
        json.WriteString("why", record.Why);
        json.WriteString("outcome", record.Outcome);
        json.WriteString("policy", record.Policy);
        json.WriteEndObject();
    });
}
