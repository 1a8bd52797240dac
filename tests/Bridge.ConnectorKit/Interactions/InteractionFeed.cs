namespace Bridge.ConnectorKit.Interactions;

/// <summary>A CRM that notes down contacts with people itself, in the hands of a test.</summary>
public abstract class InteractionFeed : IAsyncDisposable
{
    /// <summary>Texts that no message may ever hold.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>A representative logs a call of 90 s with a member, who asked about something and was helped.</summary>
    /// <param name="memberId">External id of the member.</param>
    /// <param name="subject">What it was about.</param>
    /// <returns>Value of the interaction's key.</returns>
    public abstract Task<string> LogCallAsync(string memberId, string subject);

    /// <summary>Logs a call with somebody who is no member.</summary>
    /// <returns>Value of the interaction's key.</returns>
    public abstract Task<string> LogStrangerAsync();

    /// <summary>Notes down something to be done for a member, which is no contact yet.</summary>
    /// <param name="memberId">External id of the member.</param>
    /// <returns>Value of the interaction's key.</returns>
    public abstract Task<string> PlanAsync(string memberId);

    /// <summary>Changes what an entry was about.</summary>
    public abstract Task ChangeAsync(string key, string subject);

    /// <summary>Deletes an entry.</summary>
    public abstract Task DeleteAsync(string key);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
