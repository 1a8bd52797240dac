using Bridge.Connectors.Zendesk.Jobs;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Writing;

/// <summary>Finds the record that a row of a job's results speaks of, by anything the row carries.</summary>
internal sealed class ZendeskMatching
{
    private readonly IReadOnlyList<Write> _batch;
    private readonly Dictionary<string, Write> _byExternalId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Write> _byTargetId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Write> _byUnique = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Prepares for a batch.</summary>
    /// <param name="batch">The records that were sent, in order.</param>
    /// <param name="kind">Their kind.</param>
    public ZendeskMatching(IReadOnlyList<Write> batch, ZendeskKind kind)
    {
        _batch = batch;
        foreach (var write in batch)
        {
            _byExternalId[write.ExternalId] = write;
            if (write.TargetId is { } id)
            {
                _byTargetId[id] = write;
            }

            if (write.Fields.Find(kind.UniqueField).AsText is { } unique)
            {
                _byUnique[unique.Trim()] = write;
            }
        }
    }

    /// <summary>Finds the record of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The record, or null when the row does not tell.</returns>
    public Write? Find(ZendeskJobRow row)
    {
        if (_batch.Count == 1)
        {
            return _batch[0];
        }

        return (row.ExternalId is { } external ? _byExternalId.GetValueOrDefault(external) : null)
            ?? (row.Unique is { } unique ? _byUnique.GetValueOrDefault(unique) : null)
            ?? (row.Id > 1 ? _byTargetId.GetValueOrDefault($"{row.Id}") : null)
            ?? (row.IsSuccess ? null : FindInWords(row.Reason) ?? At(row.Index));
    }

    private Write? At(int? index) => index is >= 0 and { } at && at < _batch.Count ? _batch[at] : null;

    // "Email: ann@example.test is already being used by another user" names the record that was refused.
    private Write? FindInWords(string? reason)
    {
        if (string.IsNullOrEmpty(reason))
        {
            return null;
        }

        var named = _byUnique.Concat(_byExternalId).Where(pair => Names(reason, pair.Key)).ToList();
        if (named.Count == 0)
        {
            return null;
        }

        var longest = named.MaxBy(pair => pair.Key.Length);
        return named.TrueForAll(pair => pair.Value == longest.Value
            || longest.Key.Contains(pair.Key, StringComparison.OrdinalIgnoreCase))
            ? longest.Value
            : null;
    }

    private static bool Names(string reason, string word)
    {
        var at = reason.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && word.Length > 2
            && (at == 0 || !IsInner(reason[at - 1]))
            && (at + word.Length == reason.Length || !IsInner(reason[at + word.Length]));
    }

    private static bool IsInner(char character) => char.IsLetterOrDigit(character) || character is '@' or '_' or '-' or '+';
}
