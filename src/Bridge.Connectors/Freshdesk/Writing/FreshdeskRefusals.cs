using System.Collections.Frozen;
using System.Globalization;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;

namespace Bridge.Connectors.Freshdesk.Writing;

/// <summary>Makes refusals of single records out of Freshdesk's words, and says what to do about them.</summary>
internal static class FreshdeskRefusals
{
    private const int LongestReason = 500;

    private static readonly FrozenDictionary<string, string> _remedies = new Dictionary<string, string>
    {
        ["missing_field"] = "Let the mapping send the field. If somebody made it required in Freshdesk, make it optional there.",
        ["invalid_value"] = "Correct the value in the MLS, or translate it in the mapping; a value of a list must be one of the field's choices.",
        ["datatype_mismatch"] = "Let the type in the mapping be that of the field in Freshdesk ('bridge provision' compares them).",
        ["invalid_size"] = "Shorten the value in the MLS, or let the mapping write to a paragraph field.",
        ["duplicate_value"] = "Another record holds a value that must be unique. Find out who is right, then replay.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Makes a refusal.</summary>
    /// <param name="answer">The answer that refuses.</param>
    /// <returns>The refusal.</returns>
    public static Refusal Of(FreshdeskAnswer answer)
    {
        var words = string.Join("; ", answer.Faults.Select(fault => $"{fault.Field}: {fault.Message}")).ReplaceLineEndings(" ");
        var reason = words.Length == 0 ? $"Freshdesk refused the record and gave no reason ({(int)answer.Status})." : CardScrubber.Scrub(words).Text;
        reason = TextCut.To(reason, LongestReason);
        var code = IsWord(answer.Code) ? answer.Code : "RecordInvalid";
        return new Refusal(code, _remedies.TryGetValue(code, out var remedy) ? $"{reason.TrimEnd('.')}. {remedy}" : reason);
    }

    /// <summary>The e-mail address belongs to another contact.</summary>
    /// <param name="id">Freshdesk's id of it.</param>
    /// <param name="key">Its external id, or null.</param>
    /// <param name="isDeleted">Whether it lies in the trash.</param>
    /// <returns>The refusal.</returns>
    public static Refusal EmailInUse(long id, string? key, bool isDeleted)
    {
        var holder = id.ToString(CultureInfo.InvariantCulture);
        return new(Refusal.EmailInUse, (key, isDeleted) switch
        {
            (_, true) => $"email: It should be a unique value. The e-mail address belongs to contact {holder}, which lies in Freshdesk's trash. Restore it, or delete it for good; then replay.",
            (null, _) => $"email: It should be a unique value. The e-mail address belongs to contact {holder}, which the bridge did not make. If it is the same person, set 'emailInUse: adopt' on the route or give that contact this external id; then replay.",
            _ => $"email: It should be a unique value. The e-mail address belongs to contact {holder}, which has another external id. Find out who is right; correct the address in the MLS or in Freshdesk, then replay.",
        });
    }

    /// <summary>A company of the same name is there, which the bridge did not make.</summary>
    /// <param name="id">Freshdesk's id of it.</param>
    /// <returns>The refusal.</returns>
    public static Refusal NameInUse(string id) => new(
        "duplicate_value",
        $"name: It should be a unique value. Company {id} has this name and is not this office. If it is the same office, put this external id into its field {FreshdeskKind.CompanyKey}; otherwise rename one of them; then replay.");

    /// <summary>The record with this key lies in the trash.</summary>
    /// <param name="id">Freshdesk's id of it.</param>
    /// <returns>The refusal.</returns>
    public static Refusal InTrash(string id) => new(
        "Deleted", $"Contact {id} of this member was deleted in Freshdesk and lies in the trash. Restore it, then replay; or delete it for good and run 'bridge sync --verify', which makes a new one.");

    /// <summary>The record is not there any more.</summary>
    /// <param name="singular">What it was.</param>
    /// <returns>The refusal.</returns>
    public static Refusal Gone(string singular) => new(
        "NotFound", $"The {singular} was not found in Freshdesk: it was deleted, merged away, or lost its key. Run 'bridge sync --verify', which sends it whole.");

    /// <summary>Another record has the key but for upper and lower case.</summary>
    /// <returns>The refusal.</returns>
    public static Refusal KeyInUse() => new(
        "ExternalId", "Another contact has the same external id but for upper and lower case, and Freshdesk does not tell them apart.");

    // A code is a closed word; anything longer is a sentence that somebody put into its place.
    private static bool IsWord(string code) => code.Length is > 0 and <= 40 && code.All(letter => char.IsAsciiLetterLower(letter) || letter == '_');
}
