using System.Buffers;
using System.Collections.Concurrent;
using Bridge.Core.Model;

namespace Bridge.Mapping.Reso;

/// <summary>Takes the reason off a state where the reason speaks of money: <c>Suspended: non-payment</c> becomes <c>Suspended</c>.</summary>
/// <remarks>
/// Why access is off is for finance alone; support reads that it is off. A state that is nothing but such a reason
/// (<c>Delinquent</c>) becomes blank. Safe for parallel calls.
/// </remarks>
internal sealed class StateReasons
{
    // An MLS has some ten states; a feed that sends a new one with every record must not fill the memory.
    private const int MostKept = 512;

    private const string Marks = " \t:;,.([/|-\u2013\u2014\u00A0_";
    private static readonly SearchValues<char> _marks = SearchValues.Create(Marks);
    private static readonly string[] _joints = ["for", "due", "to", "because", "of", "by", "on", "non", "no", "not", "with", "and", "in", "is", "has", "past", "over", "pending"];

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Reads a state.</summary>
    /// <param name="state">The state as the MLS gives it, or null.</param>
    /// <returns>The state without such a reason; null when nothing is left.</returns>
    public string? Without(string? state)
    {
        if (string.IsNullOrEmpty(state))
        {
            return state;
        }

        if (!_known.TryGetValue(state, out var kept))
        {
            kept = Cut(state);
            if (_known.Count < MostKept)
            {
                _known[state] = kept;
            }
        }

        return kept.Length == 0 ? null : kept;
    }

    private static string Cut(string state)
    {
        if (FinanceVocabulary.FindInText(state) is null)
        {
            return state;
        }

        for (var end = LastMark(state, state.Length); end > 0; end = LastMark(state, end))
        {
            var head = WithoutJoints(state[..end]);
            if (head.Length > 0 && FinanceVocabulary.FindInText(head) is null)
            {
                return head;
            }
        }

        return "";
    }

    private static int LastMark(string state, int before) => state.AsSpan(0, before).LastIndexOfAny(_marks);

    private static string WithoutJoints(string head)
    {
        while (true)
        {
            head = head.TrimEnd(Marks.ToCharArray());
            var word = head[(head.AsSpan().LastIndexOfAny(_marks) + 1)..];
            if (!_joints.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                return head;
            }

            head = head[..^word.Length];
            if (head.Length == 0)
            {
                return "";
            }
        }
    }
}
