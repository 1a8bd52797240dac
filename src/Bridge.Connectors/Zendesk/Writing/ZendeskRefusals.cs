using System.Net;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;

namespace Bridge.Connectors.Zendesk.Writing;

/// <summary>Makes refusals of single records out of Zendesk's words.</summary>
internal static class ZendeskRefusals
{
    private const string Unexplained = "RecordInvalid";

    /// <summary>Makes a refusal.</summary>
    /// <param name="code">Zendesk's short word, or null.</param>
    /// <param name="words">Zendesk's own words; may be empty.</param>
    /// <returns>The refusal.</returns>
    public static Refusal Of(string? code, string? words)
    {
        // Where the details are empty nothing but the word is left; it is no reason that anybody could act on.
        var reason = string.IsNullOrWhiteSpace(words) || words == code
            ? $"Zendesk refused the record and gave no reason{(IsWord(code) ? $" but the word {code}" : "")}. Replay it; if it is refused again, ask Zendesk's support about this record."
            : CardScrubber.Scrub(words).Text;

        // Zendesk's outer word is the same for every fault; the one that people search for stands in the details.
        var isTaken = reason.Contains("already being used", StringComparison.OrdinalIgnoreCase)
            || reason.Contains("already been taken", StringComparison.OrdinalIgnoreCase);
        return new Refusal(isTaken ? "DuplicateValue" : IsWord(code) ? code! : Unexplained, reason);
    }

    /// <summary>The record of a change was deleted or merged away.</summary>
    /// <param name="singular">What it was.</param>
    /// <returns>The refusal.</returns>
    public static Refusal Gone(string singular) => new(
        "NotFound", $"The {singular} was not found in Zendesk: it was deleted, merged away, or lost its external id. If another one is left, give that one the external id, then replay; or run 'bridge sync --verify', which makes it anew with all its fields.");

    /// <summary>The record was written, but its new address could not be made the primary one.</summary>
    /// <param name="status">Zendesk's answer.</param>
    /// <param name="words">Zendesk's own words; may be empty.</param>
    /// <returns>The refusal.</returns>
    public static Refusal NotPrimary(HttpStatusCode status, string words) => new(
        "PrimaryEmail",
        $"The record was written and its new e-mail address added, but Zendesk did not make the address the user's primary one ({(int)status}{(words.Length == 0 ? "" : $": {CardScrubber.Scrub(words).Text}")}). "
            + "Make it primary in Zendesk if the user is still there, or replay.");

    // A code is a closed word; anything longer is a sentence that Zendesk put into the field.
    private static bool IsWord(string? code) => code is { Length: > 0 and <= 40 } && code.All(char.IsAsciiLetterOrDigit);
}
