using System.Globalization;
using Bridge.Core.Settings;
using Bridge.Mapping.Documents;
using NodaTime;

namespace Bridge.Mapping.Tables;

/// <summary>Reads what a mapping says of the file itself: how it is written, and whose clock its times are of.</summary>
internal sealed class TableFileReader(FaultList faults)
{
    private const int LastHeadingLine = 100;

    /// <summary>Reads the key 'file'; what it does not say is as usual.</summary>
    public TableFile Read(Dictionary<string, (TextNode Key, DocumentNode Value)> entries)
    {
        var file = new TableFile();
        if (!entries.TryGetValue("file", out var entry))
        {
            return file;
        }

        if (entry.Value is not MapNode map)
        {
            faults.Add(entry.Value, $"'file' is a table with the keys {string.Join(", ", TableWords.File)}.");
            return file;
        }

        var keys = faults.Keys(map, TableWords.File);
        if (keys.TryGetValue("delimiter", out var written) && faults.TryWord(written.Value, "delimiter", TableWords.Delimiters, out var delimiter))
        {
            file = file with { Delimiter = delimiter == '\0' ? null : delimiter };
        }

        if (keys.TryGetValue("encoding", out var encoding) && faults.TryWord(encoding.Value, "encoding", TableWords.Encodings, out var isLatin1))
        {
            file = file with { IsLatin1 = isLatin1 };
        }

        if (keys.TryGetValue("decimals", out var decimals) && faults.TryWord(decimals.Value, "decimals", TableWords.DecimalSigns, out var sign))
        {
            file = file with { DecimalSign = sign };
        }

        return file with { HeadingLine = HeadingLine(keys), Zone = Zone(keys, faults) };
    }

    /// <summary>Reads a key 'zone'.</summary>
    public static string? Zone(Dictionary<string, (TextNode Key, DocumentNode Value)> entries, FaultList faults)
    {
        if (!entries.TryGetValue("zone", out var entry) || faults.Text(entry.Value, "zone") is not { } zone)
        {
            return null;
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            faults.Add(entry.Value, $"'{zone}' is no IANA time zone such as America/Denver.{NearestWord.Hint(zone, DateTimeZoneProviders.Tzdb.Ids)}");
        }

        return zone;
    }

    private int HeadingLine(Dictionary<string, (TextNode Key, DocumentNode Value)> keys)
    {
        if (!keys.TryGetValue("heading", out var entry) || faults.Text(entry.Value, "heading") is not { } text)
        {
            return 1;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line is >= 1 and <= LastHeadingLine)
        {
            return line;
        }

        faults.Add(entry.Value, $"'heading' is the line on which the names of the columns stand, 1 to {LastHeadingLine}.");
        return 1;
    }
}
