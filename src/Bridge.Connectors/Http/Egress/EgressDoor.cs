using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Scrubbing;

namespace Bridge.Connectors.Http.Egress;

/// <summary>What <see cref="EgressGate"/> is for calls, for records that leave into a file.</summary>
/// <param name="connection">Name of the connection.</param>
/// <param name="names">What may leave over it.</param>
/// <param name="journal">Where it is written down beforehand.</param>
internal sealed class EgressDoor(string connection, EgressNames names, IEgressJournal journal) : IEgressDoor
{
    /// <inheritdoc />
    public async ValueTask<Refusal?> LookAsync(string call, MappedRecord fields, CancellationToken cancellationToken)
    {
        if (Find(fields) is not { } finding)
        {
            return null;
        }

        await journal.RefusedAsync(new EgressEntry(connection, call, [], 0), finding.Problem, cancellationToken);
        return finding.Kind == FailureKind.Data
            ? new Refusal("card-data", $"{finding.Problem} {finding.Remedy}")
            : throw new ConnectorException(finding.Kind, $"Connection {connection}: {finding.Problem}", finding.Remedy);
    }

    /// <inheritdoc />
    public Task AnnounceAsync(string call, IReadOnlyList<string> names, long bytes, CancellationToken cancellationToken) =>
        journal.SendingAsync(new EgressEntry(connection, call, names, (int)Math.Min(bytes, int.MaxValue)), cancellationToken);

    private EgressFinding? Find(MappedRecord fields)
    {
        for (var position = 0; position < fields.Shape.Fields.Count; position++)
        {
            if (!fields[position].IsSent)
            {
                continue;
            }

            var name = fields.Shape.Fields[position].Name;
            if (!Array.TrueForAll(name.Split('.'), part => names.Allows(part)))
            {
                return EgressFinding.UnknownName(name);
            }

            if (!names.IsKey(name.AsSpan(name.LastIndexOf('.') + 1)) && fields[position].ToString() is var text && IsSuspect(text) && HoldsCardData(name, text))
            {
                return EgressFinding.CardData(name);
            }
        }

        return null;
    }

    // Most values hold no number at all; the name before it may be what makes three digits a security code.
    private static bool IsSuspect(string text) => text.AsSpan().ContainsAnyExceptInRange('\0', '\x7f') || text.Count(char.IsAsciiDigit) >= 3;

    private static bool HoldsCardData(string name, string text) =>
        (CardScrubber.MayHoldCardData(text) && CardScrubber.Scrub(text).Removed.Count > 0)
        || ($"{name}: {text}" is var named && CardScrubber.MayHoldCardData(named) && CardScrubber.Scrub(named).Removed.Count > 0);
}
