using System.Runtime.InteropServices;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Features.Measures.FirstContact;

/// <summary>Keeps the judged contacts of days beside the sums, by channel and business hours. What one day took of memory the next one uses again.</summary>
/// <param name="into">Takes the rows.</param>
internal sealed class DayContacts(RollupRows into)
{
    private readonly Dictionary<(int Channel, bool IsOpen), List<byte>> _rows = [];

    /// <summary>Hands over the contacts of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="contacts">Contacts that began on it, in the order of their ids.</param>
    public void Add(DayOfVisits day, ReadOnlySpan<JudgedContact> contacts)
    {
        foreach (ref readonly var contact in contacts)
        {
            ref var bytes = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, (contact.Channel, day.Quarter(VisitBlocks.SlotOf(contact.OfferedAt)).IsOpen), out _);
            FirstCodec.Write(bytes ??= [], contact, day.First);
        }

        foreach (var ((channel, isOpen), bytes) in _rows.Where(one => one.Value.Count > 0))
        {
            into.Add(new(Grain.DayFirst, day.Day, 0, 0, channel, isOpen), CollectionsMarshal.AsSpan(bytes));
            bytes.Clear();
        }
    }
}
