using System.Text.Json;
using Bridge.Finance.Answers;
using Bridge.Finance.Values;
using Microsoft.AspNetCore.Http;

namespace Bridge.Finance.Place.Http;

/// <summary>The JSON of the API: read strictly, written by finance's own writer.</summary>
internal static class PlaceJson
{
    /// <summary>Reads a body. Its media type is asked for, since no page of another site can send it without being asked first.</summary>
    public static async Task<Answer<T>> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            return new PlaceProblem(415, "The API takes application/json.", "Set Content-Type.");
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, FinanceJson.Options, context.RequestAborted) is { } body
                ? body
                : new PlaceProblem(400, "The body is empty.", "Send the documented object.");
        }
        catch (JsonException) // what it quotes of the body must not come back
        {
            return new PlaceProblem(400, "The body is not the documented object: it is no JSON, or has other properties or types.", "See docs/finance-place.md.");
        }
    }

    public static IResult Write<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, FinanceJson.Options, statusCode: status);

    public static IResult Problem(PlaceProblem problem) => Results.Problem(
        title: problem.Problem,
        detail: problem.Remedy,
        statusCode: problem.Status,
        extensions: problem.Faults.Count == 0 ? null : new Dictionary<string, object?> { ["faults"] = problem.Faults });
}
