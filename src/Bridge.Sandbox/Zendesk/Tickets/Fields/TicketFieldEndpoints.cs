using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Tickets.Fields;

/// <summary>The definitions of ticket fields.</summary>
/// <remarks>Source: Zendesk API reference, Ticket fields; only administrators change them.</remarks>
internal sealed class TicketFieldEndpoints(ZendeskAccount account)
{
    public Task AnswerAsync(ApiCall api) => api.Method != "GET" && !api.Caller.IsAdmin
        ? Reply.ForbiddenAsync(api)
        : (api.Method, api.Segments) switch
        {
            ("GET", [_]) => Lists.WriteAsync(
                api, account, "ticket_fields", book => book.TicketFields.Fields, (json, field) => Write(json, field, api.BaseUrl)),
            ("GET", [_, "count"]) => Lists.CountAsync(api, account, book => book.TicketFields.Fields.Count),
            ("POST", [_]) => CreateAsync(api),
            ("GET", [_, _]) when Find(api) is { } field => ShowAsync(api, field, StatusCodes.Status200OK),
            ("PUT", [_, _]) when Find(api) is { } field => ChangeAsync(api, field),
            (_, [_, _]) => Reply.NotFoundAsync(api),
            _ => Reply.NoEndpointAsync(api),
        };

    private TicketField? Find(ApiCall api)
    {
        lock (account.Gate)
        {
            return account.TicketFields.ById(api.SegmentId(1));
        }
    }

    private async Task CreateAsync(ApiCall api)
    {
        if (await Lists.SentAsync(api, "ticket_field") is not { } sent)
        {
            await Reply.WrongBodyAsync(api, "ticket_field");
            return;
        }

        RecordError? error;
        TicketField? field;
        lock (account.Gate)
        {
            error = account.TicketFields.Create(sent, out field);
        }

        if (field is null)
        {
            await Reply.InvalidRecordAsync(api, error ?? new RecordError("base", "Field: is invalid", "InvalidValue"));
            return;
        }

        api.Call.Applied = true;
        api.Context.Response.Headers.Location = $"{api.BaseUrl}/api/v2/ticket_fields/{field.Id}.json";
        await ShowAsync(api, field, StatusCodes.Status201Created);
    }

    private async Task ChangeAsync(ApiCall api, TicketField field)
    {
        if (await Lists.SentAsync(api, "ticket_field") is not { } sent)
        {
            await Reply.WrongBodyAsync(api, "ticket_field");
            return;
        }

        lock (account.Gate)
        {
            account.TicketFields.Update(field, sent);
        }

        api.Call.Applied = true;
        await ShowAsync(api, field, StatusCodes.Status200OK);
    }

    private Task ShowAsync(ApiCall api, TicketField field, int status) => Reply.JsonAsync(api, status, json =>
    {
        lock (account.Gate)
        {
            json.WritePropertyName("ticket_field"u8);
            Write(json, field, api.BaseUrl);
        }
    });

    private static void Write(Utf8JsonWriter json, TicketField field, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, $"{baseUrl}/api/v2/ticket_fields/{field.Id}.json");
        json.WriteNumber("id"u8, field.Id);
        json.WriteString("type"u8, field.Type);
        json.WriteString("title"u8, field.Title);
        json.WriteString("raw_title"u8, field.Title);
        json.WriteString("description"u8, field.Description ?? "");
        json.WriteString("raw_description"u8, field.Description ?? "");
        json.WriteNumber("position"u8, field.Position < 0 ? 0 : field.Position + 1);
        json.WriteBoolean("active"u8, field.Active);
        json.WriteBoolean("required"u8, field.Required);
        json.WriteBoolean("collapsed_for_agents"u8, false);
        json.WriteString("regexp_for_validation"u8, field.Regexp);
        json.WriteString("title_in_portal"u8, field.Title);
        json.WriteString("raw_title_in_portal"u8, field.Title);
        json.WriteBoolean("visible_in_portal"u8, field.VisibleInPortal);
        json.WriteBoolean("editable_in_portal"u8, field.EditableInPortal);
        json.WriteBoolean("required_in_portal"u8, false);
        json.WriteBoolean("agent_can_edit"u8, true);
        json.WriteString("tag"u8, field.Tag);
        json.WriteBoolean("removable"u8, !field.System);
        json.WriteNull("agent_description"u8);
        if (field.Type is "tagger" or "multiselect")
        {
            json.WriteStartArray("custom_field_options"u8);
            foreach (var option in field.Options)
            {
                json.WriteStartObject();
                json.WriteNumber("id"u8, option.Id);
                json.WriteString("name"u8, option.Name);
                json.WriteString("raw_name"u8, option.Name);
                json.WriteString("value"u8, option.Value);
                json.WriteBoolean("default"u8, false);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        JsonParts.Time(json, "created_at", field.CreatedAt);
        JsonParts.Time(json, "updated_at", field.UpdatedAt);
        json.WriteEndObject();
    }
}
