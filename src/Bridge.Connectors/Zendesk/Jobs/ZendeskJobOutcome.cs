namespace Bridge.Connectors.Zendesk.Jobs;

/// <summary>How a job ended.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Rows">Its results; none unless it completed.</param>
internal sealed record ZendeskJobOutcome(ZendeskJobEnd End, IReadOnlyList<ZendeskJobRow> Rows);

/// <summary>How a job ended.</summary>
internal enum ZendeskJobEnd
{
    /// <summary>Zendesk worked it off; single records may have been refused.</summary>
    Completed,

    /// <summary>Zendesk gave it up, perhaps midway.</summary>
    Failed,

    /// <summary>Zendesk no longer knows it, or it runs for far too long.</summary>
    Lost,
}
