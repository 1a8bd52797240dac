using Bridge.Core.Settings;
using Bridge.Core.Tables;
using Bridge.Host.Opening;
using Bridge.Host.Settings.Rules;
using Bridge.Mapping.Calls;
using Bridge.Mapping.Documents;
using Bridge.Mapping.Tables;

namespace Bridge.Host.Cli.Measures;

/// <summary>Reads the documents that imports name.</summary>
internal static class MeasureDocuments
{
    private static readonly string _folder = FolderOf("calls");

    /// <summary>Refuses a zone that is none.</summary>
    /// <param name="zone">IANA name, or null.</param>
    /// <exception cref="UsageException">It is no zone.</exception>
    public static void CheckZone(string? zone)
    {
        if (zone is not null && ZoneRule.Judge(zone) is { } fault)
        {
            throw new UsageException(fault);
        }
    }

    /// <summary>Reads a mapping of calls.</summary>
    /// <param name="nameOrPath">Path, or name in the folder of samples.</param>
    /// <param name="zone">Zone that the import names.</param>
    /// <returns>The mapping.</returns>
    /// <exception cref="UsageException">None is named, or it cannot be read.</exception>
    /// <exception cref="MappingFaultsException">It has faults.</exception>
    public static CallMapping ReadMapping(string? nameOrPath, string? zone)
    {
        var path = Find(_folder, nameOrPath ?? throw new UsageException($"A table needs --mapping: a document that says what its columns hold. Samples are in {_folder}."));
        var faults = CallMapping.Read(path, Text(path), zone, out var mapping);
        return mapping ?? throw new MappingFaultsException(faults);
    }

    /// <summary>Reads and checks business hours.</summary>
    /// <param name="path">Path of the document.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="UsageException">It cannot be read.</exception>
    /// <exception cref="MappingFaultsException">It has faults.</exception>
    public static string ReadHours(string path)
    {
        var text = Text(path);
        IReadOnlyList<MappingFault> faults = BusinessHours.Read(path, text, out var hours);
        return hours is null ? throw new MappingFaultsException(faults) : text;
    }

    /// <summary>Folder of the samples of a kind of table.</summary>
    /// <param name="verb">The verb that imports it.</param>
    /// <returns>Its path.</returns>
    public static string FolderOf(string verb) => "config/" + verb;

    /// <summary>Reads a mapping of a kind of table.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="folder">Folder of its samples.</param>
    /// <param name="nameOrPath">Path, or name in that folder.</param>
    /// <param name="zone">Zone that the import names.</param>
    /// <returns>The mapping.</returns>
    /// <exception cref="UsageException">It cannot be read.</exception>
    /// <exception cref="MappingFaultsException">It has faults.</exception>
    public static TableMapping ReadTable(TableKind kind, string folder, string nameOrPath, string? zone)
    {
        var path = Find(folder, nameOrPath);
        var faults = TableMapping.Read(kind, path, Text(path), zone, out var mapping);
        return mapping ?? throw new MappingFaultsException(faults);
    }

    private static string Find(string folder, string nameOrPath)
    {
        var sample = Path.Combine(folder, nameOrPath + ".yaml");
        return File.Exists(nameOrPath) ? nameOrPath
            : File.Exists(sample) ? sample
            : Path.GetFileName(nameOrPath) == nameOrPath && !Path.HasExtension(nameOrPath) ? throw NoSample(folder, nameOrPath)
            : nameOrPath;
    }

    // A name without folder and ending is one of a sample, and samples are looked up where the command was started.
    private static UsageException NoSample(string folder, string name)
    {
        var full = Path.GetFullPath(folder);
        if (!Directory.Exists(full))
        {
            return new UsageException(
                $"There is no mapping '{name}': names are looked up in {folder} of the folder you are in, and {full} does not exist. Start the command in the bridge's own folder, or write the whole path of the document.");
        }

        var samples = Directory.EnumerateFiles(full, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).ToList();
        return new UsageException($"There is no mapping '{name}' in {folder}. {NearestWord.Explain(name, samples)} Or write the path of a document of your own.");
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no document {path}; looked for {Path.GetFullPath(path)}. Check its name and folder.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The document {path} cannot be read. Give the bridge's user the right to read it.");
        }
    }
}
