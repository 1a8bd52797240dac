namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>A stored organization.</summary>
internal sealed class StoredOrganization : StoredRecord
{
    public string[]? DomainNames { get; set; }
}
