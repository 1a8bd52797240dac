using System.Net;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk.Writing;

/// <summary>Writes a batch through one job and finds out what became of each record.</summary>
/// <param name="session">The connection.</param>
/// <param name="settlement">Finds out.</param>
/// <param name="toCall">Makes the call that carries some records.</param>
/// <param name="isOptional">True for a call in whose place another can be made where it is not let through.</param>
internal sealed class ZendeskBulkWriter(
    ZendeskSession session, ZendeskSettlement settlement, Func<IReadOnlyList<Write>, ZendeskCall> toCall, bool isOptional = false)
{
    /// <summary>Writes a batch, or nothing of it where bulk import is closed.</summary>
    /// <param name="batch">1 to 100 records.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One result for each record; null when bulk import is closed and single calls are allowed, or an optional call is not known.</returns>
    /// <exception cref="ConnectorException">The call failed for a reason that is not the records'.</exception>
    public async Task<IReadOnlyList<WriteResult>?> TryWriteAsync(
        IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(batch, cancellationToken);
        }
        catch (ZendeskRefusedCallException refused) when (
            (refused.Status == HttpStatusCode.NotFound && isOptional) || (refused.Status == HttpStatusCode.Forbidden && session.MayFallBack()))
        {
            return null;
        }
        catch (ZendeskRefusedCallException refused)
        {
            throw refused.Error;
        }
    }

    private async Task<IReadOnlyList<WriteResult>> SendAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        try
        {
            var job = await session.Jobs.RunAsync(toCall(batch), cancellationToken);
            return await settlement.SettleAsync(batch, job, WriteAloneAsync, cancellationToken);
        }
        catch (ZendeskRefusedCallException refused) when (refused.IsAboutRecords)
        {
            // One record can spoil the whole call; alone, each gets its own answer.
            return batch.Count == 1
                ? [new(batch[0].ExternalId, WriteOutcome.Refused, batch[0].TargetId, refused.Refusal)]
                : await Task.WhenAll(batch.Select(write => WriteAloneAsync(write, cancellationToken)));
        }
    }

    private async Task<WriteResult> WriteAloneAsync(Write write, CancellationToken cancellationToken) =>
        (await SendAsync([write], cancellationToken))[0];
}
