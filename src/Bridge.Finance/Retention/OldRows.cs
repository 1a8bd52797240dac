using System.Globalization;
using Bridge.Finance.Storage;

namespace Bridge.Finance.Retention;

/// <summary>Old rows of the lists of imports and releases.</summary>
internal static class OldRows
{
    /// <summary>Removes them; for use inside a transaction. The newest of each stays: numbers go on from there.</summary>
    public static void Remove(StoreSession session, DateOnly firstDay)
    {
        var day = firstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        session.Run("DELETE FROM import WHERE substr(at, 1, 10) < @day AND id < (SELECT max(id) FROM import)", ("@day", day));
        session.Run("DELETE FROM release WHERE substr(at, 1, 10) < @day AND body IS NULL AND sequence < (SELECT max(sequence) FROM release)", ("@day", day));
    }
}
