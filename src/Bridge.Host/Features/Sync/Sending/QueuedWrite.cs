using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>A planned write on its way to the sink, with the page that waits for its verdict.</summary>
/// <param name="Change">The change.</param>
/// <param name="Page">Its page.</param>
internal sealed record QueuedWrite(PlannedChange Change, OpenPage Page);
