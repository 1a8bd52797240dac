using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Records;

/// <summary>Opens mapping documents: the built-in ones by name, an administrator's own by path.</summary>
public static class MappingCatalogue
{
    private const string Prefix = "mappings/";
    private const string Suffix = ".yaml";

    /// <summary>Names of the built-in documents.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
        [.. typeof(MappingCatalogue).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The YAML of a built-in document, for an administrator to copy and change.</summary>
    /// <param name="name">One of <see cref="BuiltIn"/>.</param>
    /// <returns>The text, or null when there is no such document.</returns>
    public static string? FindBuiltIn(string name) => FindResource($"{Prefix}{name}{Suffix}");

    /// <summary>The JSON Schema of mapping documents, for editors.</summary>
    /// <returns>The schema.</returns>
    public static string Schema() => FindResource($"{Prefix}mapping.schema.json") ?? "{}";

    /// <summary>Opens a document and compiles it.</summary>
    /// <typeparam name="T"><see cref="Member"/> or <see cref="Office"/>.</typeparam>
    /// <param name="nameOrPath">Name of a built-in document, or path of a file.</param>
    /// <param name="departedStatuses">States in which a record counts as departed.</param>
    /// <param name="baseDirectory">Where a relative path starts; null for the current directory.</param>
    /// <returns>The mapper, or all faults.</returns>
    public static MappingOpening<T> Open<T>(string nameOrPath, IReadOnlyList<string> departedStatuses, string? baseDirectory)
        where T : class, IRecord
    {
        var word = RecordKinds.Find<T>().Vocabulary.Word;
        var (text, name, fault) = Read(nameOrPath, baseDirectory);
        if (text is null)
        {
            return new MappingOpening<T>(null, [fault ?? new MappingFault(name, 1, 1, Missing(nameOrPath))]);
        }

        var faults = MappingDocument.Read(name, text, out var document);
        if (document is not null && document.Record != word)
        {
            faults = [new MappingFault(name, 1, 1, $"The route moves {word} records, but this document has record: {document.Record}.")];
        }

        return document is null || faults.Count > 0
            ? new MappingOpening<T>(null, faults)
            : new MappingOpening<T>(new RecordMapper<T>(document, departedStatuses), []);
    }

    private static (string? Text, string Name, MappingFault? Fault) Read(string nameOrPath, string? baseDirectory)
    {
        if (FindBuiltIn(nameOrPath) is { } builtIn)
        {
            return (builtIn, nameOrPath, null);
        }

        try
        {
            var path = Path.GetFullPath(nameOrPath, Path.GetFullPath(baseDirectory ?? "."));
            var length = new FileInfo(path) is { Exists: true } file ? file.Length : -1;
            if (length < 0)
            {
                return (null, nameOrPath, null);
            }

            return length > DocumentParser.MaxLength
                ? (null, path, new MappingFault(path, 1, 1, $"The file is larger than {DocumentParser.MaxLength} bytes."))
                : Decode(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, nameOrPath, new MappingFault(nameOrPath, 1, 1, $"The file cannot be read: {error.Message}"));
        }
    }

    private static (string? Text, string Name, MappingFault? Fault) Decode(string path)
    {
        var text = Utf8Text.Decode(File.ReadAllBytes(path), out var line, out var column);
        return (text, path, text is null
            ? new MappingFault(path, line, column, "Here is a byte that is not UTF-8: save the file as UTF-8 text and correct this place.")
            : null);
    }

    private static string Missing(string nameOrPath) =>
        $"There is no such mapping. Write the path of a file, or a built-in name: {string.Join(", ", BuiltIn)}."
        + NearestWord.Hint(nameOrPath, BuiltIn);

    private static string? FindResource(string name)
    {
        using var stream = typeof(MappingCatalogue).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>Outcome of opening a mapping: the mapper, or the faults that stand in its way.</summary>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="Mapper">The mapper; null when there are faults.</param>
/// <param name="Faults">The faults, in the order of the document.</param>
public sealed record MappingOpening<T>(RecordMapper<T>? Mapper, IReadOnlyList<MappingFault> Faults)
    where T : class, IRecord;
