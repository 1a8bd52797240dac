using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Features.Measures.FirstContact;

/// <summary>The judged contacts of a day as bytes, six each or so: what groups can tell apart of them, and what became of them.</summary>
/// <remarks>So questions whose groups no rows of days tell apart need not judge them again, for which the calls of two more weeks would be read.</remarks>
internal static class FirstCodec
{
    private const int Told = 8;

    /// <summary>Writes a contact.</summary>
    /// <param name="bytes">Where to.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="first">First quarter of its day.</param>
    public static void Write(List<byte> bytes, in JudgedContact contact, long first)
    {
        SevenBits.Put(bytes, (ulong)(VisitBlocks.SlotOf(contact.OfferedAt) - first));
        SevenBits.Put(bytes, (ulong)contact.Queue);
        SevenBits.Put(bytes, (ulong)contact.Agent);
        SevenBits.Put(bytes, (ulong)contact.Topic);
        bytes.Add((byte)((int)contact.Verdict | (contact.TellsCaller ? Told : 0)));
    }

    /// <summary>Reads the contacts.</summary>
    /// <param name="bytes">As written.</param>
    /// <param name="channel">Their channel.</param>
    /// <param name="first">First quarter of their day.</param>
    /// <param name="take">Takes each contact, without its id and as if it began with its quarter.</param>
    public static void Read(ReadOnlySpan<byte> bytes, int channel, long first, Action<JudgedContact> take)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var began = VisitBlocks.StartOf(first + (long)SevenBits.Take(bytes, ref at));
            var (queue, agent, topic) = ((int)SevenBits.Take(bytes, ref at), (int)SevenBits.Take(bytes, ref at), (int)SevenBits.Take(bytes, ref at));
            var rest = bytes[at++];
            take(new JudgedContact(0, began, topic, queue, agent, channel, (rest & Told) != 0, (RepeatVerdict)(rest & (Told - 1))));
        }
    }
}
