namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>One entry of an error's list.</summary>
/// <param name="Field">The field.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Code">The word.</param>
internal sealed record ApiFault(string Field, string Message, string Code)
{
    /// <summary>The contact that holds the value, for duplicates.</summary>
    public long? UserId { get; init; }
}
