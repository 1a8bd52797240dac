namespace Bridge.Connectors.Tables;

/// <summary>What stands in the cell of a row.</summary>
internal enum CellState
{
    /// <summary>Nothing, or a text that the mapping says stands for nothing.</summary>
    Blank,

    /// <summary>A text.</summary>
    Filled,

    /// <summary>Bytes that are no letters in the file's encoding.</summary>
    Unreadable,
}
