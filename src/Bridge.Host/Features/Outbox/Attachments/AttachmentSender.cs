using Bridge.Core.Connectors;
using Bridge.Core.Files;
using Bridge.Core.Tickets;

namespace Bridge.Host.Features.Outbox.Attachments;

/// <summary>Hands the files of a request over to the help desk, before the request itself.</summary>
/// <remarks>
/// What was handed over is noted at once and not handed over again while the help desk holds it: a ticket that is sent again after an unknown outcome
/// then names the same files, as its idempotency key asks.
/// </remarks>
/// <param name="store">The outbox.</param>
/// <param name="uploads">The help desk's way for files; null when it has none.</param>
/// <param name="time">The clock.</param>
internal sealed class AttachmentSender(OutboxStore store, IUploads? uploads, TimeProvider time)
{
    // Between this moment and the help desk's use of it.
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(5);

    /// <summary>Hands them over.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>What the request names them by; empty when it has none.</returns>
    /// <exception cref="ConnectorException">As of <see cref="IUploads.UploadAsync"/>; Data also when the help desk takes no files.</exception>
    public async Task<IReadOnlyList<string>> SendAsync(Request request, CancellationToken cancellationToken)
    {
        var tokens = new List<string>();
        foreach (var file in store.FilesOf(request))
        {
            if (file.Upload is { } held && held.Until - _margin > time.GetUtcNow())
            {
                tokens.Add(held.Token);
                continue;
            }

            var kind = FileKinds.OfMediaType(file.MediaType) ?? throw new InvalidOperationException("A file that was accepted is of a known kind.");
            var way = uploads ?? throw new ConnectorException(
                FailureKind.Data, "The help desk of this connection takes no files.", "Remove 'attachments' from memberApi, or name a connection that takes them.");
            var upload = await way.UploadAsync(file.Name, kind, store.ContentOf(request, file), cancellationToken);
            await store.NoteUploadAsync(request, file, upload);
            tokens.Add(upload.Token);
        }

        return tokens;
    }
}
