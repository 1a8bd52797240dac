using System.Globalization;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Files;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>Uploads files, for tickets and comments to name by their token. One that none names is gone after an hour.</summary>
/// <remarks>Source: developer.zendesk.com, Attachments, "Upload Files".</remarks>
/// <param name="session">The connection.</param>
internal sealed class ZendeskUploads(ZendeskSession session) : IUploads
{
    private const string Purpose = "take a file";

    // For answers that do not say; the documentation says an hour.
    private static readonly TimeSpan _usual = TimeSpan.FromMinutes(30);

    /// <inheritdoc />
    public async Task<Upload> UploadAsync(string name, FileKind kind, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var call = new ZendeskCall(HttpMethod.Post, $"uploads?filename={Uri.EscapeDataString(name)}", Purpose)
        {
            Body = content,
            FileType = kind.MediaType,
            IsIdempotent = true,
        };
        using var answer = await session.Client.SendAsync(call, cancellationToken);
        var upload = ZendeskClient.Succeeded(answer, Purpose).Root.Of("upload");
        var token = upload.TextOf("token") ?? throw ZendeskErrors.Lost(Purpose, null);
        var until = upload.TextOf("expires_at") is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at : session.Time.GetUtcNow() + _usual;
        return new Upload(token, until);
    }
}
