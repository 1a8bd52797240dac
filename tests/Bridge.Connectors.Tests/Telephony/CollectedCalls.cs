using System.Text;
using Bridge.Connectors.Telephony;
using Bridge.Core.Calls;
using Bridge.Core.Tables;

namespace Bridge.Connectors.Tests.Telephony;

/// <summary>Keeps what a reader finds, as the store does: of the same id the greater revision stays, of equals the later one.</summary>
internal sealed class CollectedCalls : ICallSink
{
    public static CallerKeys Callers { get; } = new(new byte[32]);

    public Dictionary<string, CallVisit> Visits { get; } = new(StringComparer.Ordinal);

    public List<RowRefusal> Refusals { get; } = [];

    public void Add(CallVisit visit)
    {
        if (!Visits.TryGetValue(visit.SourceId, out var old) || visit.Revision >= old.Revision)
        {
            Visits[visit.SourceId] = visit;
        }
    }

    public void Refuse(RowRefusal refusal) => Refusals.Add(refusal);

    public CollectedCalls Read(ICallFileReader reader, string text, Encoding? encoding = null)
    {
        using var stream = new MemoryStream((encoding ?? new UTF8Encoding(false)).GetBytes(text));
        reader.Read(stream, "calls.txt", this, CancellationToken.None);
        return this;
    }
}
