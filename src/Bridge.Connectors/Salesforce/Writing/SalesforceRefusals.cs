using System.Collections.Frozen;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;

namespace Bridge.Connectors.Salesforce.Writing;

/// <summary>Makes refusals of single records out of Salesforce's words, and says what to do about them.</summary>
/// <remarks>Source: SOAP API Developer Guide, "Core Data Types Used in API Calls", StatusCode.</remarks>
internal static class SalesforceRefusals
{
    private const int LongestReason = 500;
    private const string Unexplained = "RecordInvalid";

    private static readonly FrozenDictionary<string, string> _remedies = new Dictionary<string, string>
    {
        ["DUPLICATES_DETECTED"] = "A duplicate rule found another record of the same person. Look whether it is: if so, give that record the key in MLS_Key__c, then replay; if not, let the rule allow the integration user.",
        ["DUPLICATE_EXTERNAL_ID"] = "More than one record holds this key. Merge them in Salesforce and make MLS_Key__c unique.",
        ["DUPLICATE_VALUE"] = "Another record holds a value that must be unique. Find out who is right, then replay.",
        ["REQUIRED_FIELD_MISSING"] = "Let the mapping send the field. If the record was deleted or merged away in Salesforce, run 'bridge sync --verify', which sends it whole.",
        ["STRING_TOO_LONG"] = "Shorten the value in the MLS, or let the mapping write to a longer field.",
        ["INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"] = "Add the value to the list in Salesforce, or translate it in the mapping.",
        ["FIELD_CUSTOM_VALIDATION_EXCEPTION"] = "A validation rule of your org says so: correct the record in the MLS, or except the integration user from the rule.",
        ["CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"] = "A trigger or flow of your org failed: show this to whoever made it.",
        ["ENTITY_IS_DELETED"] = "The record, or the one it refers to, lies in the recycle bin. Restore it, then replay.",
        ["INVALID_CROSS_REFERENCE_KEY"] = "The record it refers to is gone. Run 'bridge sync --verify' for the offices first, then replay.",
        ["INSUFFICIENT_ACCESS_OR_READONLY"] = "The integration user may not change this record: look at its sharing.",
        ["INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"] = "The integration user may not see the record it refers to: look at its sharing.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Makes a refusal.</summary>
    /// <param name="faults">What Salesforce says of the record.</param>
    /// <returns>The refusal.</returns>
    public static Refusal Of(IReadOnlyList<SalesforceFault> faults)
    {
        var code = faults.Select(fault => fault.Code).FirstOrDefault(IsWord) ?? Unexplained;
        var words = string.Join("; ", faults.Where(fault => fault.Message.Length > 0)
            .Select(fault => fault.Fields.Count == 0 ? fault.Message : $"{fault.Message} [{string.Join(", ", fault.Fields)}]")).ReplaceLineEndings(" ");
        var reason = words.Length == 0 ? "Salesforce refused the record and gave no reason." : CardScrubber.Scrub(words).Text;
        reason = TextCut.To(reason, LongestReason);
        return new Refusal(code, _remedies.TryGetValue(code, out var remedy) ? $"{reason.TrimEnd('.')}. {remedy}" : reason);
    }

    /// <summary>Tells whether a change by id may have been refused because its record is gone.</summary>
    /// <param name="code">Salesforce's word.</param>
    /// <returns>True when it may; the word can be about a record that it refers to as well.</returns>
    public static bool MayMeanGone(string code) => code is "ENTITY_IS_DELETED" or "INVALID_CROSS_REFERENCE_KEY" or "NOT_FOUND" or "MALFORMED_ID";

    /// <summary>The record was deleted or merged away.</summary>
    /// <returns>The refusal.</returns>
    public static Refusal Gone() => new(
        "NotFound", "The record was not found in Salesforce: it was deleted, merged away, or lost its key. Restore it, or give its key to the one that is left, then replay; or run 'bridge sync --verify', which makes it anew with all its fields.");

    // A code is a closed word; anything longer is a sentence that somebody put into its place.
    private static bool IsWord(string code) => code.Length is > 0 and <= 60 && code.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_');
}
