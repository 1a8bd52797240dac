using System.Net;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk;

/// <summary>Writes members as Zendesk end users: in bulk jobs of up to 100, or one by one where bulk import is closed.</summary>
/// <remarks>Source: developer.zendesk.com, Users, "Create or Update Many Users" and "Create or Update User".</remarks>
internal sealed class ZendeskUserSink : ISink<Member>
{
    private readonly ZendeskSession _session;
    private readonly ZendeskGuard _guard = new(ZendeskKind.Users);
    private readonly ZendeskPayload _payload;
    private readonly ZendeskSettlement _settlement;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="shape">The fields the route writes.</param>
    public ZendeskUserSink(ZendeskSession session, TargetShape shape)
    {
        _session = session;
        var layout = new ZendeskLayout(shape);
        _payload = new ZendeskPayload(ZendeskKind.Users, layout);
        var lookup = new ZendeskLookup(session.Client, ZendeskKind.Users);
        _settlement = new ZendeskSettlement(lookup, layout, ZendeskKind.Users);
    }

    /// <inheritdoc />
    public int MaxBatch => ZendeskKind.MaxMany;

    /// <inheritdoc />
    public int MaxParallel => _session.IsBulk ? _session.Settings.JobsInFlight : _session.Settings.Parallel;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(batch.Count);
        var admitted = _guard.Admit(batch, results);
        if (admitted.Count > 0)
        {
            results.AddRange(_session.IsBulk
                ? await WriteManyAsync(admitted, cancellationToken)
                : await WriteSinglesAsync(admitted, cancellationToken));
        }

        return results;
    }

    private async Task<IReadOnlyList<WriteResult>> WriteManyAsync(
        IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var call = new ZendeskCall(HttpMethod.Post, "users/create_or_update_many", "import users in bulk")
        {
            IsIdempotent = true,
            Body = _payload.Many(batch, null),
        };
        try
        {
            var job = await _session.Jobs.RunAsync(call, cancellationToken);
            return await _settlement.SettleAsync(batch, job, WriteAloneAsync, cancellationToken);
        }
        catch (ZendeskRefusedCallException refused) when (
            refused.Status == HttpStatusCode.Forbidden && _session.MayFallBack())
        {
            return await WriteSinglesAsync(batch, cancellationToken);
        }
        catch (ZendeskRefusedCallException refused) when (refused.IsAboutRecords)
        {
            return batch.Count == 1
                ? [new(batch[0].ExternalId, WriteOutcome.Refused, batch[0].TargetId, refused.Refusal)]
                : await Task.WhenAll(batch.Select(write => WriteAloneAsync(write, cancellationToken)));
        }
        catch (ZendeskRefusedCallException refused)
        {
            throw refused.Error;
        }
    }

    private async Task<WriteResult> WriteAloneAsync(Write write, CancellationToken cancellationToken) =>
        (await WriteManyAsync([write], cancellationToken))[0];

    private async Task<IReadOnlyList<WriteResult>> WriteSinglesAsync(
        IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(batch.Count);
        foreach (var write in batch)
        {
            results.Add(await _session.WriteSingleAsync(
                ZendeskKind.Users, write, _payload.One(write), ZendeskLimits.SingleUpsert, cancellationToken));
        }

        return results;
    }
}
