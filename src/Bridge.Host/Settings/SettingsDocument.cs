using Bridge.Core.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings;

/// <summary>A settings file as YAML, before anybody asks what it says.</summary>
internal static class SettingsDocument
{
    /// <summary>Parses a settings file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="remedy">What to do when there is none, for the message.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>The document, or null after a fault.</returns>
    public static YamlNode? Parse(string path, string remedy, FaultList faults)
    {
        var text = "";
        try
        {
            if (Text(path, faults) is not { } whole || !YamlGuard.Check(text = whole, faults))
            {
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1)
            {
                return stream.Documents[0].RootNode;
            }

            faults.Add($"The file is empty: {remedy}.");
        }
        catch (YamlException error)
        {
            var (line, column, words) = DocumentSyntax.Explain(text, error.Message, error.Start.Line, error.Start.Column);
            faults.Add(new Mark(0, line, column), words);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add($"There is no such file: {remedy}, or name another with --config.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(Directory.Exists(path) ? "This is a folder: name the file in it." : "The file may not be read: give the bridge the right to read it.");
        }

        return null;
    }

    private static string? Text(string path, FaultList faults)
    {
        if (new FileInfo(path) is { Exists: true, Length: > YamlGuard.MaxLength })
        {
            faults.Add(new Mark(0, 1, 1), $"The file is larger than {YamlGuard.MaxLength} bytes: is it the right one?");
            return null;
        }

        var text = Utf8Text.Decode(File.ReadAllBytes(path), out var line, out var column);
        if (text is null)
        {
            faults.Add(new Mark(0, line, column), "Here is a byte that is not UTF-8: save the file as UTF-8 text and correct this place.");
        }

        return text;
    }
}
