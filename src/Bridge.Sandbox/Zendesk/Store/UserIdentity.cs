namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>One way by which a user is known: an e-mail address, a phone number, an account elsewhere.</summary>
internal sealed class UserIdentity
{
    public required long Id { get; init; }

    public required string Type { get; init; }

    public required string Value { get; set; }

    public bool Primary { get; set; }

    public bool Verified { get; set; }

    public required long CreatedAt { get; init; }

    public long UpdatedAt { get; set; }
}
