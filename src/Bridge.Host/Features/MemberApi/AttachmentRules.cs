using System.Text;
using System.Text.Json;
using Bridge.Core.Files;
using Bridge.Core.Scrubbing;
using Bridge.Host.Features.Outbox.Attachments;
using Bridge.Host.Settings.Members;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Reads the files of a ticket or comment: sizes and kinds by the settings, what they are by their bytes, names cleaned.</summary>
/// <param name="settings">What is taken; null when no files are.</param>
internal sealed class AttachmentRules(AttachmentSettings? settings)
{
    /// <summary>The field that holds them.</summary>
    public const string Field = "attachments";

    private const string NameField = "name";
    private const string TypeField = "type";
    private const string ContentField = "content";
    private const int LongestName = 255;

    // Of the JSON around them: names, types, quotes.
    private const int Around = 2048;

    /// <summary>What is taken; null when no files are.</summary>
    public AttachmentSettings? Settings => settings;

    /// <summary>Most bytes that files can add to a body.</summary>
    public int LargestBody => settings is null ? 0 : settings.Most * ((settings.Largest / 3 * 4) + Around);

    /// <summary>Reads them.</summary>
    /// <param name="value">The field.</param>
    /// <param name="fault">Takes what is wrong, in words that follow the field's name.</param>
    /// <returns>The files, and how many pieces of card data were taken out.</returns>
    public (IReadOnlyList<NewAttachment> Files, int Removed) Read(JsonElement value, Action<string> fault)
    {
        if (settings is null)
        {
            fault("are not taken: the bridge's settings allow no files with tickets. Leave them out.");
            return ([], 0);
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > settings.Most)
        {
            fault($"must be a list of at most {settings.Most} files.");
            return ([], 0);
        }

        var (files, removed) = (new List<NewAttachment>(), 0);
        foreach (var file in value.EnumerateArray())
        {
            if (Read(file, settings, out var problem) is { } read)
            {
                files.Add(read.File);
                removed += read.Removed;
            }
            else
            {
                fault($"hold a file that cannot be taken (number {files.Count + 1}): {problem}");
                return ([], 0);
            }
        }

        return (files, removed);
    }

    private static (NewAttachment File, int Removed)? Read(JsonElement file, AttachmentSettings settings, out string problem)
    {
        problem = $"it is an object of {NameField}, {TypeField} (may be left out) and {ContentField} (base64), all texts.";
        if (file.ValueKind != JsonValueKind.Object || Text(file, NameField) is not { Length: <= LongestName } name
            || !file.EnumerateObject().All(property => property.Name is NameField or TypeField or ContentField && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null)
            || !file.TryGetProperty(ContentField, out var text) || text.ValueKind != JsonValueKind.String || !text.TryGetBytesFromBase64(out var content))
        {
            return null;
        }

        if (content.Length == 0 || content.Length > settings.Largest)
        {
            problem = $"it has {content.Length} bytes; 1 to {settings.Largest} are allowed.";
            return null;
        }

        var kinds = string.Join(", ", settings.Kinds.Select(one => one.MediaType));
        if (FileKinds.OfContent(content) is not { } kind || !settings.Kinds.Contains(kind))
        {
            problem = $"by its bytes it is none of {kinds}.";
            return null;
        }

        if (Text(file, TypeField)?.Split(';')[0].Trim() is { Length: > 0 } told && told.ToLowerInvariant() is var type && (type == "image/jpg" ? "image/jpeg" : type) != kind.MediaType)
        {
            problem = $"its {TypeField} is not what its bytes are, {kind.MediaType}.";
            return null;
        }

        var (cleanContent, removed) = Clean(kind, content);
        var cleanName = FileNames.Clean(name, kind);
        return (new NewAttachment(cleanName, kind, cleanContent), removed + CardScrubber.Scrub(name).Removed.Count);
    }

    private static (byte[] Content, int Removed) Clean(FileKind kind, byte[] content)
    {
        if (!kind.IsText)
        {
            return (content, 0);
        }

        var scrubbed = CardScrubber.Scrub(Encoding.UTF8.GetString(content));
        return scrubbed.Removed.Count == 0 ? (content, 0) : (Encoding.UTF8.GetBytes(scrubbed.Text), scrubbed.Removed.Count);
    }

    private static string? Text(JsonElement file, string name) =>
        file.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
