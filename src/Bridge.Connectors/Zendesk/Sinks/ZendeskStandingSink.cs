using Bridge.Connectors.Zendesk.Api;
using Bridge.Connectors.Zendesk.Writing;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk.Sinks;

/// <summary>Writes standings into user fields of the members that are there; never makes a user.</summary>
/// <remarks>Source: developer.zendesk.com, Users, "Update Many Users", batch form with external ids.</remarks>
internal sealed class ZendeskStandingSink : ZendeskOwningSink, ISink<MemberStanding>
{
    private readonly ZendeskBulkWriter _bulk;
    private volatile bool _goesOneByOne;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="shape">The fields the route writes.</param>
    public ZendeskStandingSink(ZendeskSession session, TargetShape shape)
        : base(session, ZendeskKind.Users, shape) =>
        _bulk = new ZendeskBulkWriter(session, Settlement, UpdateCall, isOptional: true);

    /// <inheritdoc />
    public int MaxParallel => Session.Settings.JobsInFlight;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(batch.Count);

        // The user is there whatever this stream has written before: nothing of it is new to Zendesk.
        var admitted = await AdmitAsync([.. batch.Select(write => write with { IsNew = false })], results, cancellationToken);
        if (admitted.Count > 0)
        {
            results.AddRange(await NamedAsync(admitted, await ChangeAsync(admitted, cancellationToken), cancellationToken));
        }

        return results;
    }

    // Where the account, or a gateway in between, does not let changes in bulk through, each user is changed by a call of its own.
    private async Task<IReadOnlyList<WriteResult>> ChangeAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        if (!_goesOneByOne)
        {
            if (await _bulk.TryWriteAsync(batch, cancellationToken) is { } changed)
            {
                return changed;
            }

            _goesOneByOne = true;
        }

        return await ChangeSinglesAsync(batch, ZendeskLimits.SingleUpsert, cancellationToken);
    }

    private ZendeskCall UpdateCall(IReadOnlyList<Write> batch) =>
        new(HttpMethod.Put, "users/update_many", "change users in bulk")
        {
            IsIdempotent = true,
            Lent = Payload.Many(batch, null),
        };
}
