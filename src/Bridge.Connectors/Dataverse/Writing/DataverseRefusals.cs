using System.Collections.Frozen;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>Makes refusals of single records out of Dataverse's words, and says what to do about them.</summary>
/// <remarks>Source: Microsoft Learn, "Web service error codes".</remarks>
internal static class DataverseRefusals
{
    private const int LongestReason = 500;
    private const string Unexplained = "RecordInvalid";

    private static readonly FrozenDictionary<string, string> _remedies = new Dictionary<string, string>
    {
        ["0x80040217"] = "The record, or the one it refers to, was deleted in Dataverse. Run 'bridge sync --verify', which sends it whole.",
        ["0x80060891"] = "The record, or the one it refers to, is not there: it was deleted, merged away, or lost its key. Run 'bridge sync --verify', for the offices first, which sends it whole.",
        ["0x80040237"] = "Another record holds a value that must be unique. Find out who is right, then replay.",
        ["0x80040333"] = "A duplicate detection rule found another record of the same person. Look whether it is: if so, give that record the key named above; if not, let the rule pass.",
        ["0x80044331"] = "Shorten the value in the MLS, or let the mapping write to a longer column.",
        ["0x8004431a"] = "Add the value to the list in Dataverse, or translate it in the mapping.",
        ["0x80040203"] = "Let the mapping send the column, or take away the rule that asks for it.",
        ["0x80040265"] = "A plug-in or business rule of your environment says so: correct the record in the MLS, or except the application user.",
        ["0x80048306"] = "The application user may not change this record: look at its owner and at the access level of the security role (Organization).",
        ["0x80048d19"] = "The value does not fit the type of the column: look at the mapping.",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The row was merged into another one.</summary>
    /// <param name="kind">Its kind.</param>
    /// <returns>The refusal.</returns>
    public static Refusal MergedAway(DataverseKind kind) => new(
        "Merged",
        $"The {kind.Table} was merged into another one in Dataverse, and nothing is written to the one that was merged away. Take its key (column {kind.KeyColumn}) from it and give it to the one that is left, then replay. "
        + "If that one has a key already, two records of the MLS were merged: make the one that was merged away active again as one of its own, with a blank 'merged', or let the MLS remove its record.");

    /// <summary>Makes a refusal.</summary>
    /// <param name="fault">What Dataverse says of the record.</param>
    /// <returns>The refusal.</returns>
    public static Refusal Of(DataverseFault? fault)
    {
        var code = fault is { Code: var given } && IsCode(given) ? given : Unexplained;
        var words = (fault?.Message ?? "").ReplaceLineEndings(" ");
        var reason = words.Length == 0 ? "Dataverse refused the record and gave no reason." : CardScrubber.Scrub(words).Text;
        reason = TextCut.To(reason, LongestReason);
        return new Refusal(code, _remedies.TryGetValue(code, out var remedy) ? $"{reason.TrimEnd('.')}. {remedy}" : reason);
    }

    // A code is a number; anything else is a sentence that somebody put into its place.
    private static bool IsCode(string code) => code.Length is > 2 and <= 10 && code.StartsWith("0x", StringComparison.Ordinal) && code[2..].All(char.IsAsciiHexDigit);
}
