namespace Bridge.Sandbox.Reso.Data;

/// <summary>Whether a row is served.</summary>
internal enum RowState : byte
{
    /// <summary>Served.</summary>
    Live,

    /// <summary>Served, flagged as withdrawn (MLS Grid's MlgCanView=false).</summary>
    Tombstone,

    /// <summary>No longer served.</summary>
    Gone,
}
