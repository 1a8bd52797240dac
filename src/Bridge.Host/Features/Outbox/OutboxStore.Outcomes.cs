using Bridge.Core.Scrubbing;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Outbox.Attachments;

namespace Bridge.Host.Features.Outbox;

/// <content>What becomes of a request once it was accepted.</content>
internal sealed partial class OutboxStore
{
    /// <summary>Notes that a request is about to be sent: from now on its outcome is unknown until told.</summary>
    /// <param name="request">The request.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task BeginAsync(Request request) => RunAsync("UPDATE request SET attempts = attempts + 1 WHERE id = $id", ("$id", request.Id));

    /// <summary>Notes that the help desk holds a file.</summary>
    /// <param name="request">Its request.</param>
    /// <param name="file">The file.</param>
    /// <param name="upload">What it is called there.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task NoteUploadAsync(Request request, Attachment file, Upload upload) =>
        _writes.WriteAsync(connection => AttachmentRows.Note(connection, request.Id, file.Position, upload));

    /// <summary>Notes that the help desk has it, and forgets what was said.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ticketId">The help desk's id of the ticket; null for what is none.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task EndAsync(Request request, string? ticketId) => _writes.WriteAsync(connection =>
    {
        AttachmentRows.Forget(connection, request.Id);
        return connection.Run(
            "UPDATE request SET state = 'Sent', ticket_id = $ticket, subject = NULL, text = NULL, ended_at = $now, code = NULL, reason = NULL WHERE id = $id",
            ("$id", request.Id), ("$ticket", ticketId), ("$now", Instants.Format(_time.GetUtcNow())));
    });

    /// <summary>Notes that a request is done with, by forgetting it altogether.</summary>
    /// <param name="request">The request.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task ForgetAsync(Request request) => RunAsync("DELETE FROM request WHERE id = $id", ("$id", request.Id));

    /// <summary>Sets a request aside.</summary>
    /// <param name="request">The request.</param>
    /// <param name="code">Word for the command line.</param>
    /// <param name="reason">Why and what to do.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task SetAsideAsync(Request request, string code, string reason) => RunAsync(
        "UPDATE request SET state = 'Aside', ended_at = $now, code = $code, reason = $reason WHERE id = $id",
        ("$id", request.Id), ("$code", code), ("$reason", CardScrubber.Scrub(reason).Text), ("$now", Instants.Format(_time.GetUtcNow())));

    /// <summary>Lets a request wait.</summary>
    /// <param name="request">The request.</param>
    /// <param name="until">UTC instant before which it is not sent.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task WaitAsync(Request request, DateTimeOffset until) =>
        RunAsync("UPDATE request SET next_at = $until WHERE id = $id", ("$id", request.Id), ("$until", Instants.Format(until)));

    /// <summary>Lets a request wait that certainly did not leave: it counts as never tried.</summary>
    /// <param name="request">The request.</param>
    /// <param name="until">UTC instant before which it is not sent.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task PutBackAsync(Request request, DateTimeOffset until) =>
        RunAsync("UPDATE request SET attempts = 0, next_at = $until WHERE id = $id", ("$id", request.Id), ("$until", Instants.Format(until)));

    /// <summary>Sends again what was set aside.</summary>
    /// <returns>How many requests wait again.</returns>
    public async Task<int> ReplayAsync() => await _writes.WriteAsync(connection => connection.Run(
        "UPDATE request SET state = 'Waiting', ended_at = NULL, next_at = $now, code = NULL, reason = NULL WHERE state = 'Aside'",
        ("$now", Instants.Format(_time.GetUtcNow()))));
}
