namespace Bridge.ConnectorKit.Calls;

/// <summary>A phone system that is read, in the hands of a test.</summary>
public abstract class CallFeed : IAsyncDisposable
{
    /// <summary>Texts that no message may ever hold.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>Numbers of phones that the system's rows hold.</summary>
    public abstract IReadOnlyList<string> PhoneNumbers { get; }

    /// <summary>A member calls, waits 20 s, and somebody talks with them for 60 s.</summary>
    /// <param name="memberId">External id of the member.</param>
    /// <returns>Source id of the call's first visit.</returns>
    public abstract Task<string> AnswerAsync(string memberId);

    /// <summary>What the system only knows hours later becomes known: 30 s of work after the call.</summary>
    public abstract Task SettleAsync(string call);

    /// <summary>From now on the system cannot be read at all.</summary>
    public abstract Task BreakAsync();

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
