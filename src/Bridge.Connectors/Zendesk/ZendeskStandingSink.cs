using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk;

/// <summary>Writes standings into user fields of the members that are there; never makes a user.</summary>
/// <remarks>
/// Zendesk takes a write into a field that it does not have and leaves the value out without a word. A standing that nobody sees would look
/// delivered, so the fields are looked for before the first write. Source: developer.zendesk.com, Users, "Update Many Users", batch form with
/// external ids, and User Fields.
/// </remarks>
internal sealed class ZendeskStandingSink : ZendeskOwningSink, ISink<MemberStanding>
{
    private readonly ZendeskBulkWriter _bulk;
    private readonly TargetShape _shape;
    private volatile bool _hasFields;

    /// <summary>Opens the sink; makes no call.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="shape">The fields the route writes.</param>
    public ZendeskStandingSink(ZendeskSession session, TargetShape shape)
        : base(session, ZendeskKind.Users, shape) =>
        (_shape, _bulk) = (shape, new ZendeskBulkWriter(session, Settlement, UpdateCall));

    /// <inheritdoc />
    public override bool DropsUnknownFields => false;

    /// <inheritdoc />
    public int MaxParallel => Session.Settings.JobsInFlight;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(batch.Count);

        // The user is there whatever this stream has written before: nothing of it is new to Zendesk.
        var admitted = Guard.Admit([.. batch.Select(write => write with { IsNew = false })], results);
        if (admitted.Count > 0)
        {
            await FindFieldsAsync(cancellationToken);
            results.AddRange(await _bulk.WriteAsync(admitted, cancellationToken));
        }

        return results;
    }

    // Batches that begin at once may all look; they find the same.
    private async Task FindFieldsAsync(CancellationToken cancellationToken)
    {
        if (_hasFields)
        {
            return;
        }

        var missing = (await PlanAsync(_shape, cancellationToken)).Where(step => step.Action == ProvisionAction.Create).Select(step => step.Field.Name).ToList();
        if (missing.Count > 0)
        {
            throw new ConnectorException(
                FailureKind.Configuration,
                $"Zendesk lacks fields of users: {string.Join(", ", missing)}. It would leave the standing out without a word, so nothing was sent.",
                "Run 'bridge provision --apply', then run again.");
        }

        _hasFields = true;
    }

    private ZendeskCall UpdateCall(IReadOnlyList<Write> batch) =>
        new(HttpMethod.Put, "users/update_many", "change users in bulk")
        {
            IsIdempotent = true,
            Lent = Payload.Many(batch, null),
        };
}
