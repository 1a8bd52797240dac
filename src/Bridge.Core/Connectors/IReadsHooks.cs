using Bridge.Core.Settings;

namespace Bridge.Core.Connectors;

/// <summary>Capability of a connector: its system calls the bridge when something changed (webhooks).</summary>
/// <remarks>A call is a hint and no more: it says what to read again. Whoever loses one finds the change in the next read.</remarks>
public interface IReadsHooks
{
    /// <summary>Opens the reader of a connection's calls.</summary>
    /// <param name="settings">The connection's settings.</param>
    /// <returns>The reader, or null when the settings name no secret to know the system by.</returns>
    IHookReader? OpenHooks(ConnectionSettings settings);
}

/// <summary>Tells a system's calls from forged ones, and what they hint at. Safe for parallel calls; keeps nothing.</summary>
public interface IHookReader
{
    /// <summary>Reads one call.</summary>
    /// <param name="hook">The call.</param>
    /// <returns>What it is. Nothing of a call that is not genuine may be used.</returns>
    HookReading Read(Hook hook);
}

/// <summary>One call that came in, as it came.</summary>
/// <param name="Header">Finds a header's value by its name, without case; null when it is not there.</param>
/// <param name="Body">The bytes of the body.</param>
/// <param name="ReceivedAt">UTC instant of its arrival.</param>
public sealed record Hook(Func<string, string?> Header, ReadOnlyMemory<byte> Body, DateTimeOffset ReceivedAt);

/// <summary>What a call is.</summary>
/// <param name="Verdict">Whether it counts.</param>
/// <param name="Delivery">The system's own id of the delivery, the same for each repetition; null when it gives none.</param>
/// <param name="TicketId">The help desk's own id of the ticket to read again; null when the call is about something else.</param>
public sealed record HookReading(HookVerdict Verdict, string? Delivery = null, string? TicketId = null);

/// <summary>Whether a call counts.</summary>
public enum HookVerdict
{
    /// <summary>The system sent it, lately.</summary>
    Genuine,

    /// <summary>Its signature is missing or not the system's.</summary>
    Forged,

    /// <summary>The system sent it, but not lately: somebody may have kept and repeated it, or a clock is wrong.</summary>
    Stale,
}
