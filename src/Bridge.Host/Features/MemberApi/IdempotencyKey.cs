using Bridge.Core.Scrubbing;

namespace Bridge.Host.Features.MemberApi;

/// <summary>The key by which a caller says that two calls are one.</summary>
/// <remarks>
/// Source: draft-ietf-httpapi-idempotency-key-header-07, sections 2.1 and 2.7; no structured field is asked for, any plain text will do.
/// </remarks>
internal static class IdempotencyKey
{
    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The key, or null when there is none that can be taken; one that could be a card number is kept for good like any other, so it is not taken.</returns>
    public static string? Of(HttpRequest request) =>
        request.Headers["Idempotency-Key"] is [{ Length: > 0 and <= Bounds.Key } key] && key.All(letter => letter is > ' ' and <= '~')
            && CardScrubber.Scrub(key).Removed.Count == 0 ? key : null;
}
