using System.Text.RegularExpressions;

namespace Bridge.Host.Proof.Separation.Interference;

/// <summary>What may differ between two runs although nothing of finance is in it. Each is declared here and listed in the report.</summary>
internal static partial class Nonces
{
    /// <summary>The list for the report.</summary>
    public static IReadOnlyList<string> Declared { get; } =
    [
        "ports of the two stand-ins on this machine",
        "signature of the release and signatures in the audit (ECDSA draws a number each time)",
        "hash, previous hash and number of an audit line (they follow from the order in which parallel calls were noted)",
        "time of day of instants that the bridge notes itself (the day is compared): runs are never equally fast",
        "measured durations and seconds of throttling in summaries",
        "how often a job under way was asked about, and how many reads and polls that makes: it depends on how fast the machine is",
        "order of requests and rows: both are compared sorted",
    ];

    /// <summary>Masks what is declared, in one line.</summary>
    /// <param name="text">The line.</param>
    /// <returns>The line without nonces.</returns>
    public static string Mask(string text)
    {
        text = Signature().Replace(text, "$1*");
        text = Chain().Replace(text, "\"$1\":*");
        text = Counted().Replace(text, "\"$1\":*");
        text = TimeOfDay().Replace(text, "$1T*");
        return Port().Replace(text, "$1:*");
    }

    [GeneratedRegex(@"(127\.0\.0\.1|localhost):\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"(signature"":""|signature )[A-Za-z0-9+/=]+")]
    private static partial Regex Signature();

    // Of the noon at which every run begins: instants of records are never those.
    [GeneratedRegex(@"(\d{4}-\d\d-\d\d)[T ]12:0\d:\d\d[.\d]*")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex("\"(hash|previous|seq)\":(?:\"[0-9a-f]*\"|\\d+)")]
    private static partial Regex Chain();

    [GeneratedRegex("\"(durationSeconds|throttledSeconds|jobPolls|readCalls)\":[0-9.E-]+")]
    private static partial Regex Counted();
}
