namespace Bridge.Sandbox.Zendesk.Api.Records;

/// <summary>What a write may do.</summary>
internal enum WriteMode
{
    /// <summary>Only create.</summary>
    Create,

    /// <summary>Only change what is there.</summary>
    Update,

    /// <summary>Change what is there, else create.</summary>
    Upsert,
}
