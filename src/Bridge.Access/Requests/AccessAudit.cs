using Bridge.Audit;

namespace Bridge.Access.Requests;

/// <summary>Writes what happens to access; who needs the entry waits for it and does not go on without it.</summary>
/// <remarks>No entry is given up because the caller hung up: that would be a way around the audit.</remarks>
/// <param name="log">The side's audit.</param>
internal sealed class AccessAudit(AuditLog log)
{
    /// <summary>Stands for somebody whose id nobody vouched for.</summary>
    public const string Nobody = "unknown";

    /// <summary>Notes what was done; the disk has it when this returns.</summary>
    /// <param name="action">One of <see cref="AccessActions"/>.</param>
    /// <param name="who">Stable id.</param>
    /// <param name="what">What it was about; never a value.</param>
    /// <returns>A task that ends with the entry on the disk.</returns>
    /// <exception cref="AuditException">It could not be written; the action must not happen.</exception>
    public Task DoneAsync(string action, string who, string what) => WriteAsync(action, who, what, null, "done", durable: true);

    /// <summary>Notes what was refused.</summary>
    /// <param name="action">One of <see cref="AccessActions"/>.</param>
    /// <param name="who">Stable id, or <see cref="Nobody"/>.</param>
    /// <param name="what">What it was about; never a value.</param>
    /// <param name="why">Word of a closed list.</param>
    /// <returns>A task that ends with the entry in the file.</returns>
    /// <exception cref="AuditException">It could not be written.</exception>
    public Task RefusedAsync(string action, string who, string what, string why) => WriteAsync(action, who, what, why, "refused", durable: false);

    private Task<long> WriteAsync(string action, string who, string what, string? why, string outcome, bool durable) => log.AppendAsync(
        new AuditEvent { Who = who, Action = action, What = what, Why = why, Outcome = outcome }, durable, CancellationToken.None);
}
