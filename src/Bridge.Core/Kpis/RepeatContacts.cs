namespace Bridge.Core.Kpis;

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
        var verdicts = new RepeatVerdict[contacts.Count];
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

    // By caller first, as numbers, which is many times faster than comparing contacts; few callers have more than a few of them.
    private static int[] InOrder(IReadOnlyList<RepeatContact> contacts)
    {
        var order = Enumerable.Range(0, contacts.Count).Where(index => contacts[index].Caller != 0).ToArray();
        var callers = Array.ConvertAll(order, index => contacts[index].Caller);
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
                order.AsSpan(start, end - start).Sort((one, other) => Compare(contacts[one], contacts[other]));
            }

            start = end;
        }

        return order;
    }

    private static void JudgeChain(
        IReadOnlyList<RepeatContact> contacts, Span<int> chain, long window, long knownUntil, RepeatVerdict[] verdicts)
    {
        long? previous = null;
        for (var at = 0; at < chain.Length; at++)
        {
            var contact = contacts[chain[at]];
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

    private static bool IsAttempt(IReadOnlyList<RepeatContact> contacts, Span<int> chain, int at)
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

    private static bool IsSame(RepeatContact one, RepeatContact other) => one.Caller == other.Caller && one.Topic == other.Topic;

    // Unanswered first at the same instant, so that the verdicts do not depend on the order of the input.
    private static int Compare(RepeatContact one, RepeatContact other) =>
        (one.Caller, one.Topic, one.OfferedAt, one.IsAnswered).CompareTo((other.Caller, other.Topic, other.OfferedAt, other.IsAnswered));
}
