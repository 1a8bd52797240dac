using System.Runtime.InteropServices;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.FirstContact;

/// <summary>The contacts of the one day in which some are old enough to be judged and others are not. Sums of the day cannot tell them apart.</summary>
/// <remarks>They are kept as they were judged for the sums of that day, so no question reads the calls of two weeks for it.</remarks>
internal static class FirstBorder
{
    private static readonly long _window = (long)TimeSpan.FromDays(FirstSums.Days).TotalMilliseconds;

    /// <summary>The day.</summary>
    /// <param name="store">The store.</param>
    /// <returns>Days since 1970.</returns>
    public static int DayOf(MeasureStore store) => store.Calendar().Local(VisitBlocks.SlotOf(store.KnownUntil() - _window)).Day;

    /// <summary>The day whose contacts are kept.</summary>
    /// <param name="store">The store.</param>
    /// <returns>Days since 1970; null while there is none.</returns>
    public static int? Kept(MeasureStore store) => store.Read(connection => connection.Query("SELECT day FROM first_border", row => (int?)row.GetInt32(0)).FirstOrDefault());

    /// <summary>Keeps the contacts of the day, in place of those of another one.</summary>
    /// <param name="connection">The writer.</param>
    /// <param name="day">Days since 1970.</param>
    /// <param name="contacts">Contacts that began on it, judged as if all were known of who came back.</param>
    public static void Write(SqliteConnection connection, int day, List<JudgedContact> contacts)
    {
        connection.Run("DELETE FROM first_border");
        connection.Run("INSERT INTO first_border (day, contacts) VALUES ($day, $contacts)", ("$day", day), ("$contacts", MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(contacts)).ToArray()));
    }

    /// <summary>Reads the contacts of a day.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="day">Days since 1970.</param>
    /// <param name="knownUntil">Everything before this is known, milliseconds since 1970 UTC.</param>
    /// <param name="take">Takes each contact, judged by what is known.</param>
    /// <returns>False when another day is kept, since sources have told more meanwhile.</returns>
    public static bool Read(SqliteConnection connection, int day, long knownUntil, Action<JudgedContact> take)
    {
        var kept = connection.Query("SELECT contacts FROM first_border WHERE day = $day", row => (byte[])row[0], ("$day", day));
        foreach (var contact in MemoryMarshal.Cast<byte, JudgedContact>(kept.Count == 0 ? [] : kept[0]))
        {
            take(contact.OfferedAt + _window > knownUntil ? contact.AsYoung() : contact);
        }

        return kept.Count > 0;
    }
}
