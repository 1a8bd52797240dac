using Bridge.Connectors.Telephony;
using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Measures;

/// <summary>Where the measures and their key are, and how files for them are opened.</summary>
internal static class MeasureFiles
{
    /// <summary>The store in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Its path.</returns>
    public static string Store(string folder) => Path.Combine(folder, "measures.db");

    /// <summary>The key in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Its path.</returns>
    public static string Key(string folder) => Path.Combine(folder, "caller.key");

    /// <summary>Reads a file that is imported.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="read">Reads its bytes, unpacked, to their end.</param>
    /// <exception cref="ConnectorException">It cannot be opened, is damaged, or is not of the form that is read.</exception>
    public static void Read(string file, Action<Stream> read)
    {
        try
        {
            using var stream = CallFiles.Open(file);
            read(stream);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw new ConnectorException(
                FailureKind.Data, $"The file {file} is damaged or could not be read to its end.", "Copy or export it again, then import it again; nothing counts twice.", error);
        }
    }
}
