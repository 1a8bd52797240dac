using System.Text.Json;

namespace Bridge.Host.Settings.Finance;

/// <summary>Reads <c>finance</c> of a settings file: where finance's things are, and nothing of what is in them.</summary>
internal static class FinanceReachReader
{
    private const string Key = "finance";

    /// <summary>Reads it.</summary>
    /// <param name="root">The file.</param>
    /// <param name="directory">Directory of the settings file.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>What is said; <see cref="FinanceReach.None"/> when nothing is.</returns>
    public static FinanceReach Read(SettingsSection root, string directory, FaultList faults)
    {
        if (root.Find(Key) is not { } node || SettingsSection.Open(node, "'finance'", faults) is not { } section)
        {
            return FinanceReach.None;
        }

        var folder = section.Required("folder", "finance's folder, which support's user may not read");
        var files = section.Texts("files") ?? [];
        section.RefuseOthers("'finance'");
        if (folder?.Value is not { } text)
        {
            return FinanceReach.None;
        }

        var path = Path.GetFullPath(text, directory);
        if (IsSurelyMissing(path))
        {
            faults.Add(folder, "'folder' names a folder that does not exist: name the one with finance's settings, so that the start can make sure that support cannot read it.");
        }

        return new FinanceReach(path, [.. files.Select(file => Path.GetFullPath(file.Value ?? "", directory))]) { Place = (node.Start.Line, node.Start.Column) };
    }

    /// <summary>Writes its schema.</summary>
    /// <param name="json">Where to.</param>
    public static void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject(Key);
        SettingsSchema.WriteObject(json, ["folder"]);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "folder", "Finance's folder, relative to this file. No verb of support works when its user can open it.");
        json.WriteStartObject("files");
        json.WriteString("description", "Finance's store and keys, where they are elsewhere.");
        json.WriteStartArray("type");
        json.WriteStringValue("string");
        json.WriteStringValue("array");
        json.WriteEndArray();
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A folder that cannot be seen may well be there; one that is missing where everything can be seen is a slip.
    private static bool IsSurelyMissing(string path)
    {
        try
        {
            return Path.GetDirectoryName(path) is { } parent && Directory.Exists(parent)
                && !Directory.EnumerateFileSystemEntries(parent).Any(entry => Path.GetFileName(entry) == Path.GetFileName(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
