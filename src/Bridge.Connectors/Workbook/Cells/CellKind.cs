namespace Bridge.Connectors.Workbook.Cells;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number; days too are numbers.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A formula that somebody typed; never one of the bridge's.</summary>
    Formula,
}
