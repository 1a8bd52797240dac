namespace Bridge.Core.Model;

/// <summary>Why one record was not taken.</summary>
/// <param name="Code">Short closed word for counting and filtering, for example <c>DuplicateValue</c> or <c>mapping</c>.</param>
/// <param name="Reason">The refusing system's own words, or the bridge's, for the administrator.</param>
public sealed record Refusal(string Code, string Reason)
{
    /// <summary>Code of a refusal because the e-mail address belongs to somebody else; the record is tried again in every run.</summary>
    public const string EmailInUse = "email-in-use";
}
