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
            var text = File.ReadAllText(path);
            if (text.Length > MaxLength)
            {
                faults.Add(Mark.Empty, $"The document is longer than {MaxLength} characters.");
                return null;
            }

            return Load(new Scanner(new StringReader(text)), faults);
        }
        catch (YamlException error)
        {
            faults.Add(error.Start, $"This is not YAML: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(Mark.Empty, "The file cannot be read: check that it is there and that the finance user may read it.");
        }

        return null;
    }

    private static YamlNode? Load(Scanner scanner, DocumentFaults faults)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new Parser(scanner));
        }
        catch (InvalidOperationException)
        {
            // How YamlDotNet gives up where a bracket is not closed; its error has no place.
            faults.Add(scanner.CurrentPosition, DocumentSyntax.NotEnded);
            return null;
        }

        if (stream.Documents.Count != 1)
        {
            faults.Add(Mark.Empty, "The file holds no document, or more than one: keep exactly one.");
            return null;
        }

        return stream.Documents[0].RootNode;
    }
}
