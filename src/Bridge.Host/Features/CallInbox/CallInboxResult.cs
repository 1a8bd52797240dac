namespace Bridge.Host.Features.CallInbox;

/// <summary>What became of a call file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Added">New visits.</param>
/// <param name="Changed">Visits that it told otherwise than before.</param>
/// <param name="Refused">Lines that were refused.</param>
/// <param name="Problem">Why none of it could be read; null when it could.</param>
internal sealed record CallInboxResult(string File, long Added, long Changed, long Refused, string? Problem)
{
    /// <summary>True for a document of settings (a mapping, business hours): it is no call file and stays where it is.</summary>
    public bool IsDocument { get; init; }
}
