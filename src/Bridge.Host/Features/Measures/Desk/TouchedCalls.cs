using Bridge.Core.Desk;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>Notes the days of calls that a change of tickets may document, so that their sums are counted anew.</summary>
/// <param name="connection">The writer, in the transaction that changes the tickets.</param>
/// <param name="words">Numbers and texts.</param>
internal sealed class TouchedCalls(SqliteConnection connection, WordTable words)
{
    private readonly bool _wasTold = TicketTouches.IsTold(connection, words);
    private readonly bool _hasCalls = connection.Scalar<long>("SELECT EXISTS (SELECT 1 FROM visit_block)") != 0;
    private readonly HashSet<long> _slots = [];

    // Where tickets did not tell of both before, either all days are noted or none.
    private bool IsNoted => _wasTold && _hasCalls;

    /// <summary>Takes note of where the rows of some tickets are before they change.</summary>
    /// <param name="subjects">The tickets.</param>
    public void AddKept(IEnumerable<long> subjects)
    {
        var kind = words.Find(TicketField.Kind.Record) ?? 0;
        foreach (var subject in IsNoted ? subjects : [])
        {
            foreach (var (first, last) in connection.Query(
                "SELECT first, last FROM desk_row INDEXED BY desk_row_subject WHERE kind = $kind AND subject = $subject AND first IS NOT NULL",
                row => (row.GetInt64(0), row.GetInt64(1)), ("$kind", kind), ("$subject", subject)))
            {
                Add(first, last);
            }
        }
    }

    /// <summary>Takes note of where a changed row is.</summary>
    /// <param name="first">Its first instant, milliseconds since 1970 UTC.</param>
    /// <param name="last">Its last.</param>
    public void Add(long? first, long? last)
    {
        if (IsNoted)
        {
            _slots.UnionWith(new[] { first, last }.OfType<long>().Select(VisitBlocks.SlotOf));
        }
    }

    /// <summary>Notes the days: all, when tickets come to tell of members and agents only now.</summary>
    public void Write()
    {
        if (!_wasTold && TicketTouches.IsTold(connection, words))
        {
            connection.Run("INSERT INTO dirty_slot (slot) SELECT slot FROM visit_block WHERE true ON CONFLICT (slot) DO UPDATE SET mark = mark + 1");
            return;
        }

        foreach (var slot in _slots)
        {
            connection.Run(
                """
                INSERT INTO dirty_slot (slot) SELECT $slot WHERE EXISTS (SELECT 1 FROM visit_block WHERE slot > $slot - $around AND slot <= $slot)
                ON CONFLICT (slot) DO UPDATE SET mark = mark + 1
                """,
                ("$slot", slot), ("$around", (long)DayOfVisits.Around));
        }
    }
}
