using System.Text.Json;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>An answer, before it is written.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Write">Writes the JSON; null for no body.</param>
internal sealed record ApiReply(int Status, Action<Utf8JsonWriter>? Write)
{
    public string? Location { get; init; }

    /// <summary>A file instead of JSON; null for none.</summary>
    public string? Csv { get; init; }

    public static ApiReply Nothing { get; } = new(204, null);

    public static ApiReply NotFound { get; } = Error(404, "NOT_FOUND", "The requested resource does not exist");

    public static ApiReply Json(Action<Utf8JsonWriter> write) => new(200, write);

    public static ApiReply Error(int status, string code, string message) => Error(status, new RecordFault(code, message));

    /// <summary>The array of faults that every error but those of collections is.</summary>
    public static ApiReply Error(int status, params IReadOnlyList<RecordFault> faults) => new(status, json =>
    {
        json.WriteStartArray();
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("message"u8, fault.Message);
            json.WriteString("errorCode"u8, fault.Code);
            Fields(json, fault);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>The outcome of one record, as collections give it: with <c>statusCode</c> where others say <c>errorCode</c>.</summary>
    public static void Outcome(Utf8JsonWriter json, RecordOutcome outcome, bool tellsCreated)
    {
        json.WriteStartObject();
        if (outcome.Id is not null)
        {
            json.WriteString("id"u8, outcome.Id);
        }

        json.WriteBoolean("success"u8, outcome.IsSuccess);
        json.WriteStartArray("errors"u8);
        foreach (var fault in outcome.Faults)
        {
            json.WriteStartObject();
            json.WriteString("statusCode"u8, fault.Code);
            json.WriteString("message"u8, fault.Message);
            Fields(json, fault);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (outcome.IsSuccess && tellsCreated)
        {
            json.WriteBoolean("created"u8, outcome.IsCreated);
        }

        json.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter json, RecordFault fault)
    {
        json.WriteStartArray("fields"u8);
        foreach (var field in fault.Fields)
        {
            json.WriteStringValue(field);
        }

        json.WriteEndArray();
    }
}
