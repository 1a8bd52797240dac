namespace Bridge.Sandbox.Reso.Data.Fields;

/// <summary>The type of a field; choices have a lookup list behind them.</summary>
internal enum FieldKind
{
    Text,
    Number,
    Flag,
    Date,
    Instant,
    Choice,
    Choices,
}
