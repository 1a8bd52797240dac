using System.Text.Json;
using Bridge.Core.Calls;
using Bridge.Core.Connectors;
using Bridge.Core.Tables;

namespace Bridge.Connectors.Telephony.Amazon;

/// <summary>Reads Amazon Connect contact records. Attributes are never read: they may hold anything about a person.</summary>
internal sealed class ContactRecordReader(string source, CallerKeys callers) : ICallFileReader
{
    public void Read(Stream stream, string file, ICallSink sink, CancellationToken cancellationToken)
    {
        var objects = new JsonObjects(stream);
        var isRecognised = false;
        foreach (var bytes in objects.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (bytes.IsEmpty)
            {
                sink.Refuse(new RowRefusal(file, objects.Line, "columns", "the record is too long"));
            }
            else if (Parse(bytes, out var code, out var reason) is { } visit)
            {
                isRecognised = true;
                sink.Add(visit);
            }
            else
            {
                sink.Refuse(new RowRefusal(file, objects.Line, code, reason));
            }
        }

        if (objects.IsTorn)
        {
            sink.Refuse(new RowRefusal(file, objects.Line, "json", "the file ends within this record"));
        }
        else if (!isRecognised && objects.Line == 0)
        {
            throw new ConnectorException(FailureKind.Data, $"The file {file} holds no contact records.", "Name another file, or another --format.");
        }
    }

    private CallVisit? Parse(ReadOnlyMemory<byte> bytes, out string code, out string reason)
    {
        (code, reason) = ("json", "the record is no JSON object");
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return new ContactRecord(document.RootElement, source, callers).ToVisit(out code, out reason);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or half a surrogate pair; the caller names the line
        }
    }
}
