using Bridge.Core.Tickets;

namespace Bridge.Host.Features.Outbox.Attachments;

/// <summary>A file as the outbox holds it, without what is in it.</summary>
/// <param name="Position">Its place among the files of its request; the first is 0.</param>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Upload">What the help desk holds it as; null while it was not handed over.</param>
internal sealed record Attachment(long Position, string Name, string MediaType, Upload? Upload);
