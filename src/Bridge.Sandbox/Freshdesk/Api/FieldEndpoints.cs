using System.Text.Json.Nodes;
using Bridge.Sandbox.Freshdesk.Store;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>Fields of contacts, companies and tickets: list and, where the account lets, make.</summary>
internal sealed class FieldEndpoints(FreshdeskAccount account)
{
    private static readonly string[] _standard = ["name", "email", "phone", "mobile", "company_name", "job_title", "unique_external_id"];

    public ApiReply Answer(ApiCall call)
    {
        var book = call.Path[^1] switch
        {
            "contact_fields" => account.ContactFields,
            "company_fields" => account.CompanyFields,
            _ => account.TicketFields,
        };
        return (call.Method, call.Path) switch
        {
            ("GET", ["ticket_fields"]) => ApiReply.Ok(new JsonArray([Status(), Priority(), .. book.All.Select(FieldBook.Shown)])),
            ("GET", _) => ApiReply.Ok(new JsonArray([.. call.Path[^1] == "contact_fields" ? _standard.Select(Default) : [Default("name")], .. book.All.Select(FieldBook.Shown)])),
            ("POST", ["ticket_fields"]) => ApiReply.NotAllowed("POST"),
            ("POST", _) when !account.Options.MakesFields => ApiReply.NotAllowed("POST"),
            ("POST", _) => Make(call, book),
            _ => ApiReply.NotFound,
        };
    }

    private static ApiReply Make(ApiCall call, FieldBook book)
    {
        var (label, type) = (call.Body["label"]?.ToString(), call.Body["type"]?.ToString());
        if (string.IsNullOrWhiteSpace(label) || label.Length > 255)
        {
            return ApiReply.Refused([new ApiFault("label", "It should be a/an String", "missing_field")]);
        }

        if (!FieldBook.Knows(type))
        {
            return ApiReply.Refused([new ApiFault("type", "It should be one of these values", "invalid_value")]);
        }

        if (book.All.Any(field => string.Equals(field.Label, label, StringComparison.OrdinalIgnoreCase)))
        {
            return ApiReply.Refused([new ApiFault("label", "It should be a unique value", "duplicate_value")]);
        }

        var choices = (call.Body["choices"] as JsonArray ?? []).Select(choice => choice is JsonObject named ? named["value"]?.ToString() : choice?.ToString()).OfType<string>();
        var field = book.Add(label, type!, [.. choices]); // one of the known types
        call.Call.Applied = true;
        return new ApiReply(201, FieldBook.Shown(field));
    }

    // Choices of the status stand by number, with the words for agents and for customers; those of the priority the other way round.
    private JsonObject Status() => new JsonObject
    {
        ["id"] = 67_000_000_101, ["name"] = "status", ["label"] = "Status", ["type"] = "default_status", ["default"] = true,
        ["choices"] = new JsonObject([.. account.Statuses.Select(status => new KeyValuePair<string, JsonNode?>(
            $"{status.Key}", new JsonArray(status.Value, status.Key == 2 ? "Being Processed" : status.Value)))]),
    };

    private static JsonObject Priority() => new JsonObject
    {
        ["id"] = 67_000_000_102, ["name"] = "priority", ["label"] = "Priority", ["type"] = "default_priority", ["default"] = true,
        ["choices"] = new JsonObject { ["Low"] = 1, ["Medium"] = 2, ["High"] = 3, ["Urgent"] = 4 },
    };

    private static JsonNode Default(string name) => new JsonObject { ["id"] = 67_000_000_001, ["name"] = name, ["label"] = name, ["type"] = $"default_{name}", ["default"] = true };
}
