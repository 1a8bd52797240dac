using Bridge.Core.Files;

namespace Bridge.Host.Features.Outbox.Attachments;

/// <summary>A file on its way in with a ticket or comment.</summary>
/// <param name="Name">Its name, by <see cref="FileNames.Clean"/>.</param>
/// <param name="Kind">What it is by its bytes.</param>
/// <param name="Content">The whole file; a text holds no card data any more.</param>
internal sealed record NewAttachment(string Name, FileKind Kind, byte[] Content);
