using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bridge.Sandbox.Zendesk.Uploads;

/// <summary>Takes files for comments and gives them back.</summary>
/// <remarks>Source: Zendesk API reference, Attachments.</remarks>
internal sealed class UploadEndpoints(ZendeskAccount account)
{
    public Task AnswerAsync(ApiCall api) => (api.Method, api.Segments) switch
    {
        ("POST", ["uploads"]) => TakeAsync(api),
        ("DELETE", ["uploads", var token]) => ForgetAsync(api, token),
        ("GET", ["attachments", _]) when Find(api) is { } file => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            json.WritePropertyName("attachment"u8);
            Write(json, file, api.BaseUrl);
        }),
        ("GET", ["attachments", _]) => Reply.NotFoundAsync(api),
        _ => Reply.NoEndpointAsync(api),
    };

    /// <summary>Gives a file to whoever knows its secret, as the real address does until the token is used.</summary>
    public Task DownloadAsync(ApiCall api, long id, string secret)
    {
        StoredAttachment? file;
        lock (account.Gate)
        {
            file = account.Uploads.ById(id);
        }

        if (file is null || file.Secret != secret)
        {
            return Reply.NotFoundAsync(api);
        }

        api.Context.Response.ContentType = file.ContentType;
        api.Context.Response.ContentLength = file.Content.Length;
        return api.Context.Response.Body.WriteAsync(file.Content, 0, file.Content.Length, api.Aborted);
    }

    public static void Write(Utf8JsonWriter json, StoredAttachment file, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, $"{baseUrl}/api/v2/attachments/{file.Id}.json");
        json.WriteNumber("id"u8, file.Id);
        json.WriteString("file_name"u8, file.FileName);
        json.WriteString("content_url"u8, Link(file, baseUrl));
        json.WriteString("mapped_content_url"u8, Link(file, baseUrl));
        json.WriteString("content_type"u8, file.ContentType);
        json.WriteNumber("size"u8, file.Content.Length);
        json.WriteNull("width"u8);
        json.WriteNull("height"u8);
        json.WriteBoolean("inline"u8, false);
        json.WriteBoolean("deleted"u8, false);
        json.WriteBoolean("malware_access_override"u8, false);
        json.WriteString("malware_scan_result"u8, "malware_not_found");
        json.WriteStartArray("thumbnails"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Link(StoredAttachment file, string baseUrl) =>
        $"{baseUrl}/attachments/token/{file.Id}/{file.Secret}/?name={Uri.EscapeDataString(file.FileName)}";

    private StoredAttachment? Find(ApiCall api)
    {
        lock (account.Gate)
        {
            return account.Uploads.ById(api.SegmentId(1));
        }
    }

    private Task ForgetAsync(ApiCall api, string token)
    {
        lock (account.Gate)
        {
            if (!account.Uploads.Forget(token))
            {
                return Reply.NotFoundAsync(api);
            }
        }

        api.Call.Applied = true;
        return Reply.NoContentAsync(api);
    }

    private async Task TakeAsync(ApiCall api)
    {
        var most = account.Options.MaxUploadBytes;
        if (api.Context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most + 1L;
        }

        if (string.IsNullOrEmpty(api.Query("filename")))
        {
            await Reply.WrongBodyAsync(api, "filename");
            return;
        }

        if (api.Context.Request.ContentLength > most)
        {
            await TooLargeAsync(api, most);
            return;
        }

        using var content = new MemoryStream();
        await api.Context.Request.Body.CopyToAsync(content, api.Aborted);
        StoredAttachment? file;
        string token;
        DateTimeOffset ends;
        lock (account.Gate)
        {
            file = account.Uploads.Add(
                api.Query("token"), api.Query("filename") ?? "", api.Context.Request.ContentType ?? "application/binary",
                content.ToArray(), out token, out ends);
        }

        if (file is null)
        {
            await Reply.NotFoundAsync(api);
            return;
        }

        api.Call.Applied = true;
        await ShowAsync(api, token, ends, file);
    }

    private Task ShowAsync(ApiCall api, string token, DateTimeOffset ends, StoredAttachment file) =>
        Reply.JsonAsync(api, StatusCodes.Status201Created, json =>
        {
            json.WriteStartObject("upload"u8);
            json.WriteString("token"u8, token);
            JsonParts.Time(json, "expires_at", ends.ToUnixTimeMilliseconds());
            json.WriteStartArray("attachments"u8);
            lock (account.Gate)
            {
                foreach (var one in account.Uploads.Files(token) ?? [])
                {
                    Write(json, one, api.BaseUrl);
                }
            }

            json.WriteEndArray();
            json.WritePropertyName("attachment"u8);
            Write(json, file, api.BaseUrl);
            json.WriteEndObject();
        });

    private static Task TooLargeAsync(ApiCall api, int most) => Reply.ErrorAsync(
        api, StatusCodes.Status413PayloadTooLarge, "AttachmentTooLarge",
        $"The file is larger than {most / 1_048_576} MB, the most an attachment may have");
}
