using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary>The definitions of custom fields of one kind of record.</summary>
/// <remarks>Source: Zendesk API reference, User fields and Organization fields; only administrators change them.
/// </remarks>
internal sealed class FieldEndpoints(ZendeskAccount account, FieldCatalog catalog, string singular)
{
    public Task AnswerAsync(ApiCall api)
    {
        if (api.Method != "GET" && !api.Caller.IsAdmin)
        {
            return Reply.ForbiddenAsync(api);
        }

        return (api.Method, api.Segments) switch
        {
            ("GET", [_]) => ListAsync(api),
            ("POST", [_]) => CreateAsync(api),
            (_, [_, ..]) when catalog.ById(api.SegmentId(1)) is not { } => Reply.NotFoundAsync(api),
            (_, [_, ..]) when catalog.ById(api.SegmentId(1)) is { } field => AnswerOneAsync(api, field),
            _ => Reply.NoEndpointAsync(api),
        };
    }

    private Task AnswerOneAsync(ApiCall api, FieldDefinition field) => (api.Method, api.Segments) switch
    {
        ("GET", [_, _]) => ShowAsync(api, field, StatusCodes.Status200OK),
        ("PUT", [_, _]) => ChangeAsync(api, field),
        ("DELETE", [_, _]) => DeleteAsync(api, field),
        ("GET", [_, _, "options"]) => ListOptionsAsync(api, field),
        ("POST", [_, _, "options"]) => AddOptionAsync(api, field),
        _ => Reply.NoEndpointAsync(api),
    };

    private Task ListAsync(ApiCall api) => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
    {
        lock (account.Gate)
        {
            json.WriteStartArray(singular + "s");
            foreach (var field in catalog.Fields)
            {
                Write(json, field, api.BaseUrl);
            }

            json.WriteEndArray();
            if (Paging.ByCursor(api))
            {
                Paging.WriteCursors(json, api, 0, catalog.Fields.Count - 1, false, false);
            }
            else
            {
                Paging.WriteNumbers(json, api, catalog.Fields.Count);
            }
        }
    });

    private async Task CreateAsync(ApiCall api)
    {
        if (await SentAsync(api, singular) is not { } sent)
        {
            await Reply.WrongBodyAsync(api, singular);
            return;
        }

        FieldDefinition? created;
        RecordError? error;
        lock (account.Gate)
        {
            error = catalog.Create(sent, out created);
        }

        if (error is not null || created is null)
        {
            await Reply.InvalidRecordAsync(api, error ?? new RecordError("key", "Key: is invalid", "InvalidValue"));
            return;
        }

        api.Call.Applied = true;
        api.Context.Response.Headers.Location = $"{api.BaseUrl}/api/v2/{singular}s/{created.Id}.json";
        await ShowAsync(api, created, StatusCodes.Status201Created);
    }

    private async Task ChangeAsync(ApiCall api, FieldDefinition field)
    {
        if (await SentAsync(api, singular) is not { } sent)
        {
            await Reply.WrongBodyAsync(api, singular);
            return;
        }

        lock (account.Gate)
        {
            catalog.Update(field, sent);
        }

        api.Call.Applied = true;
        await ShowAsync(api, field, StatusCodes.Status200OK);
    }

    private Task DeleteAsync(ApiCall api, FieldDefinition field)
    {
        lock (account.Gate)
        {
            catalog.Delete(field);
        }

        api.Call.Applied = true;
        return Reply.NoContentAsync(api);
    }

    private Task ListOptionsAsync(ApiCall api, FieldDefinition field) =>
        Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                WriteOptions(json, field);
                Paging.WriteNumbers(json, api, field.Options.Count);
            }
        });

    private async Task AddOptionAsync(ApiCall api, FieldDefinition field)
    {
        if (await SentAsync(api, "custom_field_option") is not { } sent
            || !Sent.Text(sent, "name", out var name) || !Sent.Text(sent, "value", out var value)
            || name is null || value is null)
        {
            await Reply.WrongBodyAsync(api, "custom_field_option");
            return;
        }

        bool isNew;
        FieldOption option;
        lock (account.Gate)
        {
            isNew = !field.Options.Exists(known => known.Value == value);
            option = catalog.AddOption(field, name, value);
        }

        api.Call.Applied = true;
        await Reply.JsonAsync(api, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, json =>
        {
            json.WritePropertyName("custom_field_option"u8);
            WriteOption(json, option);
        });
    }

    private Task ShowAsync(ApiCall api, FieldDefinition field, int status) => Reply.JsonAsync(api, status, json =>
    {
        lock (account.Gate)
        {
            json.WritePropertyName(singular);
            Write(json, field, api.BaseUrl);
        }
    });

    private void Write(Utf8JsonWriter json, FieldDefinition field, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, $"{baseUrl}/api/v2/{singular}s/{field.Id}.json");
        json.WriteNumber("id"u8, field.Id);
        json.WriteString("type"u8, field.Type);
        json.WriteString("key"u8, field.Key);
        json.WriteString("title"u8, field.Title);
        json.WriteString("raw_title"u8, field.Title);
        json.WriteString("description"u8, field.Description ?? "");
        json.WriteString("raw_description"u8, field.Description ?? "");
        json.WriteNumber("position"u8, field.Position);
        json.WriteBoolean("active"u8, field.Active);
        json.WriteBoolean("system"u8, false);
        json.WriteString("regexp_for_validation"u8, field.Regexp);
        json.WriteString("tag"u8, field.Tag);
        if (field.Type is "dropdown" or "multiselect")
        {
            WriteOptions(json, field);
        }

        JsonParts.Time(json, "created_at", field.CreatedAt);
        JsonParts.Time(json, "updated_at", field.UpdatedAt);
        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json, FieldDefinition field)
    {
        json.WriteStartArray("custom_field_options"u8);
        foreach (var option in field.Options)
        {
            WriteOption(json, option);
        }

        json.WriteEndArray();
    }

    private static void WriteOption(Utf8JsonWriter json, FieldOption option)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, option.Id);
        json.WriteString("name"u8, option.Name);
        json.WriteString("raw_name"u8, option.Name);
        json.WriteString("value"u8, option.Value);
        json.WriteEndObject();
    }

    private static async Task<JsonElement?> SentAsync(ApiCall api, string name) =>
        await api.BodyAsync() is { } body && body.TryGetProperty(name, out var sent)
        && sent.ValueKind == JsonValueKind.Object
            ? sent
            : null;
}
