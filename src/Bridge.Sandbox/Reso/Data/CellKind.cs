namespace Bridge.Sandbox.Reso.Data;

/// <summary>What a <see cref="Cell"/> holds.</summary>
internal enum CellKind : byte
{
    Null,
    Text,
    Number,
    Flag,
    Date,
    Instant,
    Many,
}
