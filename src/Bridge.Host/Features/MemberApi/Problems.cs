using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Host.Features.MemberApi;

/// <summary>What the member API answers when it does not do what was asked, as <c>application/problem+json</c>.</summary>
internal static class Problems
{
    private const int LongestPlace = 200;

    /// <summary>The ticket is not there, or not this member's; which of both is not told.</summary>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult NoTicket() => Problem(
        StatusCodes.Status404NotFound, "No such ticket", "This member has no ticket with this id.");

    /// <summary>The member's id cannot be one.</summary>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult NoMember() => Problem(
        StatusCodes.Status404NotFound, "No such member", "Name the member as origin:key, as the bridge knows them in the help desk, for example mls:M0000001.");

    /// <summary>The member is not in the help desk yet.</summary>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult UnknownMember() => Problem(
        StatusCodes.Status404NotFound, "The member is not known yet", "The bridge has not brought this member to the help desk yet. New members follow with the next sync; try again then.");

    /// <summary>There is no key.</summary>
    /// <param name="most">Most characters.</param>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult NoKey(int most) => Problem(
        StatusCodes.Status400BadRequest,
        "Idempotency-Key is missing",
        $"Send a header Idempotency-Key of 1 to {most} printable ASCII characters, a new one for each ticket or comment and the same one when you repeat a call. A UUID is best; what could be a card number is not taken.");

    /// <summary>The key was used for something else.</summary>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult OtherBody() => Problem(
        StatusCodes.Status422UnprocessableEntity, "The key was used for something else", "This Idempotency-Key came before with another request. Nothing was accepted; use a new key.");

    /// <summary>The body is too large.</summary>
    /// <param name="files">Bytes that files may add to it.</param>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult TooLarge(int files = 0) => Problem(
        StatusCodes.Status413PayloadTooLarge,
        "The request is too large",
        $"At most {(BodyReader.LargestBody + files) / 1024} KiB are taken{(files > 0 ? ", files in base64 included" : "")}; a text has at most 32,000 characters.");

    /// <summary>Too many requests with files are under way.</summary>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult NoRoom() => Problem(
        StatusCodes.Status503ServiceUnavailable,
        "Too many files at once",
        $"The bridge reads at most {BodyRoom.Most} MiB of requests with files at one time. Repeat the call in a moment with the same Idempotency-Key.");

    /// <summary>Files of this member wait for the help desk already.</summary>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult TooMuchOfMember() => Problem(
        StatusCodes.Status429TooManyRequests,
        "Too many files of this member wait",
        $"At most {Bounds.WaitingOfMember / 1024 / 1024} MB of one member wait for the help desk at once. Repeat the call later with the same Idempotency-Key, or send it without files.");

    /// <summary>Fields are wrong.</summary>
    /// <param name="faults">What is wrong, by field.</param>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult Invalid(Dictionary<string, string[]> faults) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        title: "The request cannot be taken as it is",
        detail: string.Join(" ", faults.Values.SelectMany(words => words)),
        extensions: new Dictionary<string, object?> { ["errors"] = faults });

    /// <summary>The help desk cannot do it.</summary>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult NoHandOffs() => Problem(
        StatusCodes.Status400BadRequest, "Tickets cannot be handed off here", "The bridge cannot hand tickets of this help desk to other groups. Let an agent do it there.");

    /// <summary>Checks what is asked of a list.</summary>
    /// <param name="limit">Most entries, or null.</param>
    /// <param name="after">Where the page begins, or null.</param>
    /// <returns>The answer; null when all is well.</returns>
    public static ProblemHttpResult? OfPage(int? limit, string? after) =>
        limit is < 1 or > Bounds.Page
            ? Invalid(new() { ["limit"] = [$"limit is {limit}: 1 to {Bounds.Page} is allowed, {Bounds.UsualPage} without it."] })
            : after?.Length > LongestPlace
                ? Invalid(new() { ["after"] = ["after is none that this API gave: hand in 'next' of the page before."] })
                : null;

    /// <summary>The bridge cannot write it down now.</summary>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult NotNow() => Problem(
        StatusCodes.Status503ServiceUnavailable, "Not now", "The bridge cannot write anything down at the moment. Nothing was accepted; repeat the call with the same Idempotency-Key.");

    /// <summary>The member asked for too much.</summary>
    /// <returns>The answer.</returns>
    public static ProblemHttpResult TooMany() => Problem(
        StatusCodes.Status429TooManyRequests, "Too many requests for this member", "Wait as Retry-After says, then repeat the call with the same Idempotency-Key.");

    private static ProblemHttpResult Problem(int status, string title, string detail) =>
        TypedResults.Problem(statusCode: status, title: title, detail: detail);
}
