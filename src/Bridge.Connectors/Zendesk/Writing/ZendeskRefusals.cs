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
        var reason = string.IsNullOrWhiteSpace(words) ? "Zendesk refused the record and gave no reason." : CardScrubber.Scrub(words).Text;

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

    // A code is a closed word; anything longer is a sentence that Zendesk put into the field.
    private static bool IsWord(string? code) => code is { Length: > 0 and <= 40 } && code.All(char.IsAsciiLetterOrDigit);
}
