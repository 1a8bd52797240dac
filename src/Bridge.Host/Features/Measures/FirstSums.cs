using Bridge.Core.Kpis;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures;

/// <summary>Counts what became of first contacts into the rows of days, as if all were known of who came back.</summary>
internal static class FirstSums
{
    /// <summary>Days within which the caller must not come back; other numbers of days are answered from the calls.</summary>
    public static readonly int Days = new KpiSettings().RepeatDays;

    /// <summary>Days before and after a visit whose contacts it can change.</summary>
    public static readonly int Around = Days + 1;

    /// <summary>Counts the contacts of some days.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="days">The days, oldest first.</param>
    public static void Count(SqliteConnection connection, IReadOnlyList<DayOfVisits> days)
    {
        JudgedContacts.Read(connection, days[0].First, days[^1].End, TimeSpan.FromDays(Days), long.MaxValue, (call, verdict) =>
        {
            var slot = VisitBlocks.SlotOf(call[0].OfferedAt);
            if (Find(days, slot) is { } day)
            {
                day.AddContact(call, verdict);
            }
        });
    }

    private static DayOfVisits? Find(IReadOnlyList<DayOfVisits> days, long slot)
    {
        var (low, high) = (0, days.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (slot >= days[middle].First && slot < days[middle].End)
            {
                return days[middle];
            }

            (low, high) = slot < days[middle].First ? (low, middle - 1) : (middle + 1, high);
        }

        return null;
    }
}
