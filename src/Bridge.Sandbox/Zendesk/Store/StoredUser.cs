namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>A stored user.</summary>
internal sealed class StoredUser : StoredRecord
{
    /// <summary>The primary address, lower case.</summary>
    public string? Email { get; set; }

    public string? Phone { get; set; }

    public long OrganizationId { get; set; }

    public string Role { get; set; } = "end-user";

    public bool Suspended { get; set; }

    public bool Verified { get; set; }
}
