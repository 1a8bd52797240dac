using System.Text.Json.Nodes;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>An answer, before it is written.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The JSON; null for no body.</param>
internal sealed record ApiReply(int Status, JsonNode? Body)
{
    /// <summary>Header <c>Location</c>.</summary>
    public string? Location { get; init; }

    /// <summary>Header <c>Link</c>.</summary>
    public string? Link { get; init; }

    public static ApiReply Nothing { get; } = new(204, null);

    /// <summary>What is not there is answered without a body.</summary>
    public static ApiReply NotFound { get; } = new(404, null);

    public static ApiReply Ok(JsonNode body) => new(200, body);

    public static ApiReply NotAllowed(string method) =>
        new(405, new JsonObject { ["message"] = $"{method} method is not allowed. It should be one of these method(s): GET" });

    public static ApiReply Error(int status, string code, string message) => new(status, new JsonObject { ["code"] = code, ["message"] = message });

    /// <summary>The list of faults; 409 when all of them are duplicates.</summary>
    public static ApiReply Refused(IReadOnlyList<ApiFault> faults) =>
        new(faults.All(fault => fault.Code == "duplicate_value") ? 409 : 400, new JsonObject
        {
            ["description"] = "Validation failed",
            ["errors"] = new JsonArray([.. faults.Select(Shown)]),
        });

    private static JsonNode Shown(ApiFault fault)
    {
        var shown = new JsonObject { ["field"] = fault.Field };
        if (fault.UserId is { } user)
        {
            shown["additional_info"] = new JsonObject { ["user_id"] = user };
        }

        shown["message"] = fault.Message;
        shown["code"] = fault.Code;
        return shown;
    }
}
