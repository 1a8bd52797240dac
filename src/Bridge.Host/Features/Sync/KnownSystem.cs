using Bridge.Core.Connectors;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync;

/// <summary>
/// The system whose records the hub keeps under the name of a connection. Two help desks number their tickets alike, so those of another one would take the place of those
/// that are kept.
/// </summary>
/// <param name="store">Where runs are noted.</param>
/// <param name="route">Which route it is, whatever system it reads.</param>
/// <param name="system">The system that the connection leads to now.</param>
internal sealed class KnownSystem(BridgeStore store, string route, string system)
{
    private readonly string _name = $"{route} {system}";

    /// <summary>Number of the stream of this system.</summary>
    public long Stream => store.StreamId(_name, former: route);

    /// <summary>Makes sure that nothing is kept of another system under the same name.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <param name="isAccepted">True when a person said that it is the same system under another address.</param>
    /// <exception cref="ConnectorException">Another system was read before.</exception>
    public void Check(string connection, bool isAccepted)
    {
        var others = store.Read(reader => reader.Query(
            """
            SELECT name FROM stream WHERE substr(name, 1, length($prefix)) = $prefix AND name <> $name
              AND EXISTS (SELECT 1 FROM run WHERE stream = stream.id AND outcome IN ('done', 'setAside'))
            """,
            row => row.GetString(0), ("$prefix", $"{route} "), ("$name", _name)));
        if (others.Count == 0)
        {
            return;
        }

        var former = others[^1][(route.Length + 1)..];
        var mayBeSame = KindOf(former) == KindOf(system);
        if (!isAccepted || !mayBeSame)
        {
            throw new ConnectorException(
                FailureKind.NeedsConsent,
                $"Connection {connection} led to {former} until now and leads to {system}. What the hub keeps of the first one would be mixed up with what has the same number in the other.",
                "Give the other system a connection and a route with names of their own."
                    + (mayBeSame ? $" If it is the same one under a new address, run again with --accept {Surprises.SameSystem}." : "") + " Nothing was read.")
            { Surprise = Surprises.SameSystem };
        }

        store.Write(writer => others.ForEach(other => writer.Run("UPDATE stream SET name = 'former ' || name WHERE name = $name", ("$name", other))));
    }

    private static string KindOf(string system) => system[..system.IndexOf(' ', StringComparison.Ordinal)];
}
