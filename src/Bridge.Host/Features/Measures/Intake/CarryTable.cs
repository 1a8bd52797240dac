using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Connectors.Telephony;

namespace Bridge.Host.Features.Measures.Intake;

/// <summary>Keeps what the files of a source left unfinished until its next file.</summary>
internal static class CarryTable
{
    /// <summary>Reads the carry of a source.</summary>
    /// <param name="store">The store.</param>
    /// <param name="source">Name of the source.</param>
    /// <returns>The carry; empty for a new source.</returns>
    public static QueueLogCarry Read(MeasureStore store, string source)
    {
        var carry = new QueueLogCarry();
        var text = store.Words.Find(source) is { } id
            ? store.Read(connection => connection.Scalar<string>("SELECT carry FROM source WHERE id = $id", ("$id", id))) : null;
        if (text is not null && JsonSerializer.Deserialize(text, CarryJson.Default.KeptCarry) is { } kept)
        {
            foreach (var (call, lines) in kept.Calls)
            {
                carry.Calls[call] = lines;
            }

            carry.Restarts.UnionWith(kept.Restarts);
        }

        return carry;
    }

    /// <summary>Keeps the carry of a source that has delivered visits.</summary>
    /// <param name="store">The store.</param>
    /// <param name="source">Name of the source.</param>
    /// <param name="carry">The carry.</param>
    public static void Save(MeasureStore store, string source, QueueLogCarry carry)
    {
        var id = store.Words.NumberOf(source);
        store.Write(connection => connection.Run(
            "INSERT INTO source (id, newest, carry) VALUES ($id, 0, $carry) ON CONFLICT (id) DO UPDATE SET carry = excluded.carry",
            ("$id", id), ("$carry", JsonSerializer.Serialize(new KeptCarry(carry.Calls, [.. carry.Restarts]), CarryJson.Default.KeptCarry))));
    }
}

/// <summary>A carry as JSON.</summary>
internal sealed record KeptCarry(Dictionary<string, List<string>> Calls, List<long> Restarts);

[JsonSerializable(typeof(KeptCarry))]
internal sealed partial class CarryJson : JsonSerializerContext;
