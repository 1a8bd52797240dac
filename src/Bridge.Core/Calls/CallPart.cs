namespace Bridge.Core.Calls;

/// <summary>A row of a phone system that tells one part of a call: the call as a whole, or what one party did in it.</summary>
/// <remarks>
/// Systems that tell of calls in several lists change their rows for hours, each by itself. So the parts are kept until they
/// rest, and the visits of a call are made anew from all its parts whenever one of them changes.
/// </remarks>
/// <param name="Id">Id of the part, unique in its source.</param>
/// <param name="CallId">The call it belongs to.</param>
/// <param name="ModifiedAt">UTC instant of its last change; of two states of one part the later counts.</param>
/// <param name="Text">What the source needs of it, opaque to all others; no number of a phone and no free text.</param>
public sealed record CallPart(string Id, string CallId, DateTimeOffset ModifiedAt, string Text)
{
    /// <summary>How long a part is kept after its last change.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(30);
}
