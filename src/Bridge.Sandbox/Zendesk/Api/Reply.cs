using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary>Writes answers and the error bodies of the API.</summary>
internal static class Reply
{
    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a JSON answer; <paramref name="write"/> writes the members of the outer object.</summary>
    public static async Task JsonAsync(ApiCall api, int status, Action<Utf8JsonWriter> write)
    {
        var response = api.Context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "max-age=0, private, must-revalidate";
        WriteObject(response, write);
        await response.BodyWriter.FlushAsync(api.Aborted);
    }

    public static Task NoContentAsync(ApiCall api)
    {
        api.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    public static Task ErrorAsync(ApiCall api, int status, string error, string description) =>
        JsonAsync(api, status, json =>
        {
            json.WriteString("error"u8, error);
            json.WriteString("description"u8, description);
        });

    public static Task NotFoundAsync(ApiCall api) =>
        ErrorAsync(api, StatusCodes.Status404NotFound, "RecordNotFound", "Not found");

    public static Task NoEndpointAsync(ApiCall api) =>
        ErrorAsync(api, StatusCodes.Status404NotFound, "InvalidEndpoint", "Not found");

    public static Task InvalidRecordAsync(ApiCall api, RecordError error) =>
        JsonAsync(api, StatusCodes.Status422UnprocessableEntity, json =>
        {
            json.WriteString("error"u8, "RecordInvalid");
            json.WriteString("description"u8, "Record validation errors");
            json.WriteStartObject("details"u8);
            json.WriteStartArray(error.Field);
            json.WriteStartObject();
            json.WriteString("description"u8, error.Description);
            json.WriteString("error"u8, error.Code);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });

    /// <summary>The body was not what the endpoint takes.</summary>
    public static Task WrongBodyAsync(ApiCall api, string name) =>
        JsonAsync(api, StatusCodes.Status400BadRequest, json =>
        {
            json.WriteStartObject("error"u8);
            json.WriteString("title"u8, "Invalid attribute");
            json.WriteString("message"u8, $"You passed an invalid value for the {name} attribute. "
                + $"Invalid parameter: {name} is missing or of the wrong type");
            json.WriteEndObject();
        });

    public static Task ForbiddenAsync(ApiCall api) =>
        JsonAsync(api, StatusCodes.Status403Forbidden, json =>
        {
            json.WriteStartObject("error"u8);
            json.WriteString("title"u8, "Forbidden");
            json.WriteString("message"u8, "You do not have access to this page. Please contact the account owner "
                + "of this help desk for further help.");
            json.WriteEndObject();
        });

    public static Task TooManyAsync(ApiCall api, TimeSpan wait, string scope)
    {
        api.Call.LimitScope = scope;
        api.Context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ErrorAsync(api, StatusCodes.Status429TooManyRequests, "APIRateLimitExceeded",
            "Number of allowed API requests per minute exceeded");
    }

    private static void WriteObject(HttpResponse response, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(response.BodyWriter, _plain);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }
}
