using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.FirstContact;

/// <summary>Judges the contacts of days for their rows of sums, as if all were known of who came back.</summary>
internal static class FirstSums
{
    /// <summary>Days within which the caller must not come back; other numbers of days are answered from the calls.</summary>
    public static readonly int Days = new KpiSettings().RepeatDays;

    /// <summary>Days before and after a visit whose contacts it can change.</summary>
    public static readonly int Around = Days + 1;

    /// <summary>Judges the contacts of some days.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="days">The days, oldest first, without a gap.</param>
    /// <returns>The contacts of each day.</returns>
    public static List<JudgedContact>[] Judge(SqliteConnection connection, IReadOnlyList<DayOfVisits> days)
    {
        List<JudgedContact>[] judged = [.. days.Select(_ => new List<JudgedContact>())];
        JudgedContacts.Read(
            connection, days[0].First, days[^1].End, TimeSpan.FromDays(Days), long.MaxValue,
            contact => judged[Place(days, VisitBlocks.SlotOf(contact.OfferedAt))].Add(contact));
        return judged;
    }

    private static int Place(IReadOnlyList<DayOfVisits> days, long slot)
    {
        var (low, high) = (0, days.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = slot < days[middle].End ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
