using System.Globalization;

namespace Bridge.Connectors.Telephony.Asterisk;

/// <summary>One line of a queue log.</summary>
/// <param name="Seconds">When, seconds since 1970 UTC.</param>
/// <param name="CallId">The call.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Agent">The agent, or <c>NONE</c>.</param>
/// <param name="Name">What happened.</param>
/// <param name="Values">Its values; meaning and number depend on the name.</param>
internal sealed record QueueEvent(long Seconds, string CallId, string Queue, string Agent, string Name, IReadOnlyList<string> Values)
{
    private const int Heads = 5;

    /// <summary>Reads a line; null when it is none, with the cause.</summary>
    public static QueueEvent? Parse(string line, out string code, out string reason)
    {
        var parts = line.Split('|');
        if (parts.Length < Heads)
        {
            (code, reason) = ("columns", "the line has fewer than five values");
            return null;
        }

        return Create(parts[0], parts[1], parts[2], parts[3], parts[4], parts[Heads..], out code, out reason);
    }

    public static QueueEvent? Create(
        string time, string call, string queue, string agent, string name, IReadOnlyList<string> values, out string code, out string reason)
    {
        (code, reason) = ("time", "the line does not begin with seconds since 1970");
        var dot = time.IndexOf('.', StringComparison.Ordinal);
        return long.TryParse(dot < 0 ? time : time[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_799
            ? new QueueEvent(seconds, call, queue, agent, name, values) : null;
    }

    /// <summary>A value, or an empty text.</summary>
    public string Value(int index) => index < Values.Count ? Values[index] : "";

    /// <summary>A value as a number; null when it is none or negative.</summary>
    public long? Number(int index) =>
        long.TryParse(Value(index), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue / 1000 ? number : null;

    /// <summary>The line again.</summary>
    public override string ToString() =>
        string.Join('|', [Seconds.ToString(CultureInfo.InvariantCulture), CallId, Queue, Agent, Name, .. Values]);
}
