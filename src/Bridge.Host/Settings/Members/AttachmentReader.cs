using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Core.Connectors;
using Bridge.Core.Files;
using Bridge.Core.Settings;
using Bridge.Core.Tickets;
using Bridge.Host.Settings.Routes;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Members;

/// <summary>Reads <c>attachments</c> of the <c>memberApi</c> section.</summary>
/// <param name="connectors">The connectors by name.</param>
/// <param name="faults">Where faults go.</param>
internal sealed partial class AttachmentReader(IReadOnlyDictionary<string, IConnector> connectors, FaultList faults)
{
    private const string SizePattern = "^[1-9][0-9]{0,4}(KB|MB)$";
    private const int Kilo = 1024;
    private const int MostBytes = 10 * Kilo * Kilo;
    private const int MostFiles = 5;
    private const int MostTogether = 20 * Kilo * Kilo;

    private static readonly string[] _words = [.. FileKinds.All.Select(kind => kind.Word)];

    /// <summary>Writes its schema.</summary>
    /// <param name="json">Where to.</param>
    public static void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject("attachments");
        json.WriteString("description", "Lets members attach files; the help desk must take them. Without it no files are taken (docs/member-api.md).");
        SettingsSchema.WriteObject(json, []);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "largest", "Largest file, up to 10MB, such as 5MB or 500KB. Default: 5MB.", SizePattern);
        json.WriteStartObject("most");
        json.WriteString("type", "integer");
        json.WriteString("description", $"Most files of one ticket or comment. Default: {AttachmentSettings.UsualMost}.");
        json.WriteNumber("minimum", 1);
        json.WriteNumber("maximum", MostFiles);
        json.WriteEndObject();
        SettingsSchema.List(json, "types", $"Kinds of files that are taken. Default: {string.Join(", ", AttachmentSettings.UsualKinds)}.", _words);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Reads it.</summary>
    /// <param name="memberApi">The section that holds it.</param>
    /// <param name="type">Type of the connection that takes the tickets; null after a fault in it.</param>
    /// <returns>The settings; null when the section says nothing about it, or after a fault.</returns>
    public AttachmentSettings? Read(SettingsSection memberApi, string? type)
    {
        if (memberApi.Find("attachments") is not { } node || SettingsSection.Open(node, "'attachments'", faults) is not { } section)
        {
            return null;
        }

        var before = faults.Count;
        if (type is not null && connectors[type] is not IOpensUploads)
        {
            faults.Add(node, $"'attachments' asks a {type} connection to take files, which it cannot. {new Abilities(connectors).Able(connector => connector is IOpensUploads)}");
        }

        var (largest, most) = (Largest(section), Most(section));
        var kinds = Kinds(section);
        if (faults.Count == before && (long)largest * most > MostTogether)
        {
            faults.Add(node, $"'largest' times 'most' is more than the {MostTogether / Kilo / Kilo}MB that one request may hold: lower one of them.");
        }

        section.RefuseOthers("'attachments'");
        return faults.Count > before ? null : new AttachmentSettings(largest, most, kinds);
    }

    private int Largest(SettingsSection section)
    {
        if (section.Scalar("largest") is not { Value: { } text } scalar)
        {
            return AttachmentSettings.UsualLargest;
        }

        var bytes = Size().IsMatch(text) ? int.Parse(text[..^2], CultureInfo.InvariantCulture) * (text.EndsWith("MB", StringComparison.Ordinal) ? (long)Kilo * Kilo : Kilo) : 0;
        if (bytes is 0 or > MostBytes)
        {
            faults.Add(scalar, $"'largest' is a size of 1KB to {MostBytes / Kilo / Kilo}MB: 500KB, 5MB.");
            return AttachmentSettings.UsualLargest;
        }

        return (int)bytes;
    }

    private int Most(SettingsSection section)
    {
        if (section.Scalar("most") is not { Value: { } text } scalar)
        {
            return AttachmentSettings.UsualMost;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= MostFiles)
        {
            return most;
        }

        faults.Add(scalar, $"'most' is a number of files, 1 to {MostFiles}.");
        return AttachmentSettings.UsualMost;
    }

    private List<FileKind> Kinds(SettingsSection section)
    {
        var texts = section.Texts("types");
        var words = texts?.Select(text => text.Value ?? "").ToList() ?? [.. AttachmentSettings.UsualKinds];
        foreach (YamlScalarNode text in texts?.Where(text => !_words.Contains(text.Value)) ?? [])
        {
            faults.Add(text, $"'types' cannot hold '{text.Value}'. {NearestWord.Explain(text.Value ?? "", _words)}");
        }

        if (words.Count == 0)
        {
            faults.Add(section.Find("types")!, $"'types' is empty: name one of {string.Join(", ", _words)}, or remove 'attachments' to take no files."); // it is there
        }

        return [.. FileKinds.All.Where(kind => words.Contains(kind.Word))];
    }

    [GeneratedRegex(SizePattern)]
    private static partial Regex Size();
}
