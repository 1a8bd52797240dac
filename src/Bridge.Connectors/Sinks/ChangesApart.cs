using Bridge.Core.Connectors;

namespace Bridge.Connectors.Sinks;

/// <summary>Sends a batch in two parts: an upsert would make a record of a change when the one it was meant for is gone.</summary>
internal static class ChangesApart
{
    /// <summary>Sends whole records by an upsert, and changes as what they are.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="upsertAsync">Creates or changes whole records; not asked when there is none.</param>
    /// <param name="changeAsync">Changes records that are there; not asked when there is none.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>One result for each record, those of whole ones first.</returns>
    public static async Task<IReadOnlyList<WriteResult>> SendAsync(
        IReadOnlyList<Write> batch,
        Func<IReadOnlyList<Write>, CancellationToken, Task<IReadOnlyList<WriteResult>>> upsertAsync,
        Func<IReadOnlyList<Write>, CancellationToken, Task<IReadOnlyList<WriteResult>>> changeAsync,
        CancellationToken cancellationToken)
    {
        var changes = batch.Where(write => !write.IsWhole).ToList();
        if (changes.Count == 0)
        {
            return await upsertAsync(batch, cancellationToken);
        }

        var whole = batch.Where(write => write.IsWhole).ToList();
        return
        [
            .. whole.Count == 0 ? [] : await upsertAsync(whole, cancellationToken),
            .. await changeAsync(changes, cancellationToken),
        ];
    }
}
