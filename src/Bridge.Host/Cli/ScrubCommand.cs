using System.CommandLine;
using System.Text.Json;
using Bridge.Core.Scrubbing;
using Bridge.Host.Json;

namespace Bridge.Host.Cli;

/// <summary><c>bridge scrub</c>: take card numbers and security codes out of a text.</summary>
internal static class ScrubCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var lines = new Option<bool>("--jsonl") { Description = "Read {\"id\":...,\"text\":...} lines; write them back with what was removed." };
        var verb = new VerbCommand(
            "scrub",
            "Reads text, takes card numbers and security codes out of it and writes it; counts go to the error output.",
            "bridge scrub < note.txt > clean.txt           # the whole text at once",
            "bridge scrub --jsonl < notes.jsonl > out.jsonl  # one JSON object a line, as they come")
        {
            lines,
        };
        verb.SetAction(async (parsed, cancellationToken) => parsed.GetValue(lines)
            ? await ScrubLinesAsync(context, cancellationToken)
            : await ScrubTextAsync(context, cancellationToken));
        return verb;
    }

    // Not line by line: a number may be broken over two lines.
    private static async Task<int> ScrubTextAsync(CliContext context, CancellationToken cancellationToken)
    {
        var result = CardScrubber.Scrub(await context.In.ReadToEndAsync(cancellationToken));
        await context.Out.WriteAsync(result.Text.AsMemory(), cancellationToken);
        await context.Out.FlushAsync(cancellationToken);
        await context.Error.WriteLineAsync(Summary(result.Removed.Select(removal => removal.Kind)));
        return ExitCode.Done;
    }

    private static async Task<int> ScrubLinesAsync(CliContext context, CancellationToken cancellationToken)
    {
        var counts = new List<RemovalKind>();
        var isGood = true;
        var number = 0;
        while (await context.In.ReadLineAsync(cancellationToken) is { } read)
        {
            number++;
            var line = number == 1 ? read.TrimStart('\uFEFF') : read; // some programs begin a file with a byte order mark
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Scrub(line, counts) is var (scrubbed, isIdKept))
            {
                await context.Out.WriteAsync((scrubbed + "\n").AsMemory(), cancellationToken);
                if (!isIdKept)
                {
                    await context.Error.WriteLineAsync($"Line {number}: its \"id\" could be a card number, so it was taken out. Give the line an id that cannot.");
                }
            }
            else
            {
                isGood = false;
                await context.Error.WriteLineAsync($"Line {number}: write one JSON object with a \"text\" that is a string.");
            }
        }

        await context.Out.FlushAsync(cancellationToken);
        await context.Error.WriteLineAsync(Summary(counts));
        return isGood ? ExitCode.Done : ExitCode.Usage;
    }

    private static (string Line, bool IsIdKept)? Scrub(string line, List<RemovalKind> counts)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            var result = CardScrubber.Scrub(text.GetString()!); // a string is never null
            var id = document.RootElement.TryGetProperty("id", out var given) ? given : default;
            var cleanId = CardScrubber.Scrub(id.ValueKind is JsonValueKind.String or JsonValueKind.Undefined ? id.ToString() : id.GetRawText());
            counts.AddRange(result.Removed.Concat(cleanId.Removed).Select(removal => removal.Kind));
            return (Render(id, cleanId, result), cleanId.Removed.Count == 0);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or half a surrogate pair; the caller names the line
        }
    }

    private static string Render(JsonElement id, ScrubResult cleanId, ScrubResult result) => JsonText.RenderLine(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("id");
        if (cleanId.Removed.Count > 0)
        {
            json.WriteStringValue(cleanId.Text);
        }
        else
        {
            json.WriteRawValue(id.ValueKind == JsonValueKind.Undefined ? "null" : id.GetRawText());
        }

        json.WriteString("text", result.Text);
        json.WriteStartArray("removed");
        foreach (var removal in result.Removed)
        {
            json.WriteStartObject();
            json.WriteNumber("start", removal.Start);
            json.WriteNumber("end", removal.End);
            json.WriteString("type", removal.Kind.Word());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Summary(IEnumerable<RemovalKind> kinds)
    {
        var counts = kinds.GroupBy(kind => kind).OrderBy(group => group.Key).Select(group => $"{group.Key.Word()} {group.Count()}").ToList();
        return counts.Count == 0 ? "Nothing removed." : $"Removed: {string.Join(", ", counts)}.";
    }
}
