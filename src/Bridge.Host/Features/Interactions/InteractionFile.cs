using System.Globalization;
using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;
using Bridge.Core.Standings;
using Bridge.Core.Tables;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bridge.Host.Features.Interactions;

/// <summary>Reads interactions from a table with headings: <c>key, member</c> and those of <see cref="InteractionDraft"/>.</summary>
/// <remarks>A key that comes again replaces what it told before, so files may overlap and be imported again.</remarks>
/// <param name="source">Name of the source; the origin of the keys.</param>
/// <param name="store">Takes the interactions.</param>
/// <param name="time">The clock.</param>
internal sealed class InteractionFile(string source, InteractionStore store, TimeProvider time)
{
    private const int BatchSize = 500;
    private const int LongestKey = 255;
    private const long LongestRow = 4 << 20;
    private static readonly string[] _needed = ["key", "member", "at", "channel"];

    private int _named;

    /// <summary>Rows read.</summary>
    public long Taken { get; private set; }

    /// <summary>Interactions that are new or differ.</summary>
    public long Changed { get; private set; }

    /// <summary>Rows refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="refused">Is told of each row that is refused; never what stands there.</param>
    /// <param name="cancellationToken">Stops between two rows; what was read before is kept.</param>
    /// <exception cref="ConnectorException">It cannot be opened, or is not such a table.</exception>
    public void Import(string path, Action<string> refused, CancellationToken cancellationToken)
    {
        try
        {
            using var bytes = new RowBoundStream(File.OpenRead(path), LongestRow);
            using var text = new StreamReader(bytes);
            var told = Separator(path);
            using var csv = new CsvParser(
                text, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = told is null, Delimiter = told?.ToString() ?? ",", BadDataFound = null });
            _ = told is null || Next(csv, path); // the line that told it
            Import(csv, bytes.NextRow, path, refused, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"The file {path} cannot be opened.", "Check its name and that the bridge's user may read it.", error);
        }
    }

    private static char? Separator(string path)
    {
        using var begin = new StreamReader(path);
        return SeparatorLine.Look(begin);
    }

    private void Import(CsvParser csv, Action nextRow, string path, Action<string> refused, CancellationToken cancellationToken)
    {
        var columns = Next(csv, path) ? csv.Record!.Select((name, at) => (Name: name.Trim().ToLowerInvariant(), At: at)).DistinctBy(one => one.Name)
            .ToDictionary(one => one.Name, one => one.At, StringComparer.Ordinal) : []; // a row that was read has cells
        if (_needed.Where(name => !columns.ContainsKey(name)).ToList() is { Count: > 0 } missing)
        {
            throw new ConnectorException(
                FailureKind.Data,
                $"The first line of {path} does not name the columns {string.Join(", ", missing)}.",
                $"Give it the headings {string.Join(", ", _needed)}, and as wanted {string.Join(", ", InteractionDraft.Names.Except(_needed))}.");
        }

        _named = csv.Count;
        var rules = new InteractionRules(time.GetUtcNow());
        var batch = new List<Interaction>(BatchSize);
        try
        {
            while (Next(csv, path))
            {
                nextRow();
                cancellationToken.ThrowIfCancellationRequested();
                Taken++;
                if (Read(csv, columns, rules, words => refused($"{path}:{csv.RawRow.ToString(CultureInfo.InvariantCulture)}: {words}")) is { } interaction)
                {
                    batch.Add(interaction);
                }
                else
                {
                    Refused++;
                }

                if (batch.Count == BatchSize)
                {
                    Flush(batch);
                }
            }
        }
        finally
        {
            Flush(batch); // what stands above a row that cannot be read counts
        }
    }

    private static bool Next(CsvParser csv, string path)
    {
        var line = csv.RawRow;
        try
        {
            return csv.Read();
        }
        catch (Exception error) when (error is RowTooLongException or CsvHelperException)
        {
            // The table program's own words quote the file.
            throw new ConnectorException(
                FailureKind.Data,
                $"{path}:{(line + 1).ToString(CultureInfo.InvariantCulture)}: this row has no end within {LongestRow >> 20} MiB.",
                "Look for a quotation mark that is not closed here, and export the file again. The rows above it were imported; nothing counts twice.");
        }
    }

    private Interaction? Read(CsvParser csv, Dictionary<string, int> columns, InteractionRules rules, Action<string> refused)
    {
        string? Cell(string name) => columns.TryGetValue(name, out var at) && at < csv.Count ? csv[at] : null;

        // Behind a comma that no quotes protect every column holds its neighbour's text.
        if (csv.Count > _named && Enumerable.Range(_named, csv.Count - _named).Any(at => !string.IsNullOrWhiteSpace(csv[at])))
        {
            refused("the row has more columns than the heading; put quotes around a text that holds the separator itself, such as \"Smith, Ann\".");
            return null;
        }

        var (key, member) = (Cell("key")?.Trim() ?? "", Cell("member")?.Trim() ?? "");
        if (key.Length is 0 or > LongestKey || key.Any(char.IsControl))
        {
            refused($"key must have 1 to {LongestKey} characters, else the row would count again with each import.");
            return null;
        }

        if (CardScrubber.Scrub(key).Removed.Count > 0)
        {
            refused("key could be a card number, and those are not kept. Let the system that wrote the file use another key.");
            return null;
        }

        if (!StandingText.IsId(member))
        {
            refused("member must be the external id origin:key, as the help desk knows the member.");
            return null;
        }

        var draft = new InteractionDraft(Cell("at"), Cell("channel"), Cell("subject"), Cell("outcome"), Cell("by"), Cell("link"));
        return rules.Read(new RecordKey(source, key), member, draft, (field, words) => refused($"{field} {words}"))?.Interaction;
    }

    private void Flush(List<Interaction> batch)
    {
        if (batch.Count > 0)
        {
            Changed += store.Import(batch);
            batch.Clear();
        }
    }
}
