using System.Security.Cryptography;
using System.Text;

namespace Bridge.Sandbox.Zendesk.Tickets;

/// <summary>Remembers for two hours which ticket an idempotency key created.</summary>
/// <remarks>Source: Zendesk API reference, Tickets, "Idempotency". Needs the account's lock.</remarks>
internal sealed class IdempotencyDesk(TimeProvider time)
{
    private static readonly TimeSpan _life = TimeSpan.FromHours(2);
    private readonly Dictionary<string, (byte[] Body, long Ticket)> _known = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset Ends, string Key)> _ends = new();

    /// <summary>The ticket of a key (0 where the key is new); false where it came with another body.</summary>
    public bool TryFind(string key, string body, out long ticket)
    {
        while (_ends.TryPeek(out var oldest) && oldest.Ends <= time.GetUtcNow())
        {
            _known.Remove(_ends.Dequeue().Key);
        }

        ticket = 0;
        if (!_known.TryGetValue(key, out var known))
        {
            return true;
        }

        ticket = known.Ticket;
        return known.Body.AsSpan().SequenceEqual(Hash(body));
    }

    public void Keep(string key, string body, long ticket)
    {
        _known[key] = (Hash(body), ticket);
        _ends.Enqueue((time.GetUtcNow() + _life, key));
    }

    private static byte[] Hash(string body) => SHA256.HashData(Encoding.UTF8.GetBytes(body));
}
