using Bridge.Core.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bridge.Finance.Documents;

/// <summary>Reads a YAML file up to its root.</summary>
internal static class DocumentFile
{
    private const int MaxLength = 262_144;

    /// <summary>Reads a document and hands its root to a reader.</summary>
    /// <typeparam name="T">What the document becomes.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads the root to its end; faults go to the list, and what it gives then is dropped.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="DocumentException">The document has faults.</exception>
    public static T Read<T>(string path, Func<DocumentMap, DocumentFaults, T> read)
        where T : class
    {
        var faults = new DocumentFaults(path);
        var root = Parse(path, faults) is { } node ? DocumentMap.Open(node, "The document", faults) : null;
        var result = root is null ? null : read(root, faults);
        root?.RefuseOthers("The document");
        faults.ThrowIfAny();
        return result ?? throw new InvalidOperationException($"{path} has no root and no fault.");
    }

    private static YamlNode? Parse(string path, DocumentFaults faults)
    {
        try
        {
            if (Text(path, faults) is { } text)
            {
                return Load(text, faults);
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(Mark.Empty, "There is no such file: check its name and folder.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(Mark.Empty, Directory.Exists(path) ? "This is a folder: name the file in it." : "The file may not be read: give the finance user the right to read it.");
        }

        return null;
    }

    private static string? Text(string path, DocumentFaults faults)
    {
        if (new FileInfo(path) is { Exists: true, Length: > MaxLength })
        {
            faults.Add(Mark.Empty, $"The file is larger than {MaxLength} bytes: is it the right one?");
            return null;
        }

        var text = Utf8Text.Decode(File.ReadAllBytes(path), out var line, out var column);
        if (text is null)
        {
            faults.Add(new Mark(0, line, column), "Here is a byte that is not UTF-8: save the file as UTF-8 text and correct this place.");
        }

        return text;
    }

    private static YamlNode? Load(string text, DocumentFaults faults)
    {
        var scanner = new Scanner(new StringReader(text));
        var stream = new YamlStream();
        try
        {
            if (!DocumentGuard.Check(new Parser(scanner), faults))
            {
                return null;
            }

            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            var (line, column, words) = DocumentSyntax.Explain(text, error.Message, error.Start.Line, error.Start.Column);
            faults.Add(new Mark(0, line, column), words);
            return null;
        }
        catch (InvalidOperationException)
        {
            // How YamlDotNet gives up where a bracket is not closed; its error has no place.
            faults.Add(scanner.CurrentPosition, DocumentSyntax.NotEnded);
            return null;
        }

        if (stream.Documents.Count == 1)
        {
            return stream.Documents[0].RootNode;
        }

        faults.Add(Mark.Empty, "The file is empty: docs/billing.md shows what belongs in it.");
        return null;
    }
}
