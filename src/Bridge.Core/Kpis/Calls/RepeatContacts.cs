namespace Bridge.Core.Kpis.Calls;

/// <summary>A contact as first-contact resolution sees it.</summary>
/// <param name="Caller">Who called, or 0.</param>
/// <param name="Topic">What about, or 0; compared as it is.</param>
/// <param name="OfferedAt">When, milliseconds since 1970 UTC.</param>
/// <param name="IsAnswered">True when an agent answered, at whatever visit.</param>
public readonly record struct RepeatContact(ulong Caller, int Topic, long OfferedAt, bool IsAnswered);

/// <summary>What first-contact resolution makes of a contact.</summary>
public enum RepeatVerdict
{
    /// <summary>Caller not known: does not count.</summary>
    Unidentified,

    /// <summary>A repeat itself, or an attempt that was answered minutes later: does not count.</summary>
    NotFirst,

    /// <summary>Too young: it may still be followed by another.</summary>
    Immature,

    /// <summary>A first contact that was answered and not followed by another.</summary>
    Resolved,

    /// <summary>A first contact that was not answered, or was followed by another.</summary>
    Unresolved,
}

/// <summary>Judges contacts by whether the same caller came back; needs nobody's opinion.</summary>
public static class RepeatContacts
{
    /// <summary>An unanswered call and an answered one within this time are one attempt.</summary>
    private const long AttemptMilliseconds = 30 * 60_000;

    /// <summary>Judges contacts.</summary>
    /// <param name="contacts">All contacts of the time and of one window before and after it, in any order.</param>
    /// <param name="window">Time within which the caller must not come back.</param>
    /// <param name="knownUntil">Everything before this is known, milliseconds since 1970 UTC.</param>
    /// <returns>A verdict for each contact, in their order.</returns>
    public static IReadOnlyList<RepeatVerdict> Judge(IReadOnlyList<RepeatContact> contacts, TimeSpan window, long knownUntil)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return Judge(contacts as RepeatContact[] ?? [.. contacts], window, knownUntil);
    }

    private static RepeatVerdict[] Judge(RepeatContact[] contacts, TimeSpan window, long knownUntil)
    {
        var verdicts = new RepeatVerdict[contacts.Length];
        var order = InOrder(contacts);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && IsSame(contacts[order[start]], contacts[order[end]]))
            {
                end++;
            }

            JudgeChain(contacts, order.AsSpan(start, end - start), (long)window.TotalMilliseconds, knownUntil, verdicts);
            start = end;
        }

        return verdicts;
    }

    // By caller, then by time, both as numbers, which is many times faster than comparing contacts.
    private static int[] InOrder(RepeatContact[] contacts)
    {
        var known = contacts.Count(contact => contact.Caller != 0);
        var (order, callers, times) = (new int[known], new ulong[known], new long[known]);
        for (int one = 0, to = 0; one < contacts.Length; one++)
        {
            if (contacts[one].Caller != 0)
            {
                (order[to], callers[to]) = (one, contacts[one].Caller);
                to++;
            }
        }

        Array.Sort(callers, order);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && callers[end] == callers[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                Sort(contacts, order.AsSpan(start, end - start), times.AsSpan(start, end - start));
            }

            start = end;
        }

        return order;
    }

    private static void Sort(RepeatContact[] contacts, Span<int> order, Span<long> times)
    {
        for (var one = 0; one < order.Length; one++)
        {
            times[one] = contacts[order[one]].OfferedAt;
        }

        times.Sort(order);
        var isSorted = true;
        for (var one = 1; one < order.Length; one++)
        {
            isSorted &= times[one] != times[one - 1] && contacts[order[one]].Topic == contacts[order[one - 1]].Topic;
        }

        if (!isSorted)
        {
            order.Sort((one, other) => Compare(contacts[one], contacts[other]));
        }
    }

    private static void JudgeChain(
        RepeatContact[] contacts, Span<int> chain, long window, long knownUntil, RepeatVerdict[] verdicts)
    {
        long? previous = null;
        for (var at = 0; at < chain.Length; at++)
        {
            ref readonly var contact = ref contacts[chain[at]];
            if (IsAttempt(contacts, chain, at))
            {
                verdicts[chain[at]] = RepeatVerdict.NotFirst;
                continue;
            }

            var isRepeat = previous is { } before && contact.OfferedAt - before <= window;
            var isFollowed = at + 1 < chain.Length && contacts[chain[at + 1]].OfferedAt - contact.OfferedAt <= window;
            verdicts[chain[at]] = isRepeat ? RepeatVerdict.NotFirst
                : contact.OfferedAt + window > knownUntil ? RepeatVerdict.Immature
                : contact.IsAnswered && !isFollowed ? RepeatVerdict.Resolved
                : RepeatVerdict.Unresolved;
            previous = contact.OfferedAt;
        }
    }

    private static bool IsAttempt(RepeatContact[] contacts, Span<int> chain, int at)
    {
        var contact = contacts[chain[at]];
        for (var next = at + 1; next < chain.Length && !contact.IsAnswered; next++)
        {
            var later = contacts[chain[next]];
            if (later.OfferedAt - contact.OfferedAt > AttemptMilliseconds)
            {
                return false;
            }

            if (later.IsAnswered)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSame(in RepeatContact one, in RepeatContact other) => one.Caller == other.Caller && one.Topic == other.Topic;

    // Unanswered first at the same instant, so that the verdicts do not depend on the order of the input.
    private static int Compare(in RepeatContact one, in RepeatContact other) =>
        (one.Caller, one.Topic, one.OfferedAt, one.IsAnswered).CompareTo((other.Caller, other.Topic, other.OfferedAt, other.IsAnswered));
}
