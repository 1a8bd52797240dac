using Bridge.Core.Calls;

namespace Bridge.Connectors.Telephony;

/// <summary>Reads one form of call files, line by line, in bounded memory.</summary>
public interface ICallFileReader
{
    /// <summary>Reads a file to its end.</summary>
    /// <param name="stream">The file's bytes, not compressed.</param>
    /// <param name="file">Its name, for refusals.</param>
    /// <param name="sink">Takes visits and refusals.</param>
    /// <param name="cancellationToken">Stops between two lines.</param>
    /// <exception cref="Core.Connectors.ConnectorException">The file is not of this form at all.</exception>
    void Read(Stream stream, string file, ICallSink sink, CancellationToken cancellationToken);
}
