namespace Bridge.Connectors.Workbook.Package;

/// <summary>What makes a look of the bridge.</summary>
internal sealed record CellLook
{
    /// <summary>Number of the format; 0 for none.</summary>
    public int Format { get; init; }

    /// <summary>Number of the font.</summary>
    public int Font { get; init; }

    /// <summary>Number of the fill; 0 for none.</summary>
    public int Fill { get; init; }

    /// <summary>True for text that never becomes a formula.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>True for text that is broken into lines.</summary>
    public bool IsWrapped { get; init; }

    /// <summary>False for a cell that may be edited in a protected sheet. Source: ECMA-376 Part 1, section 18.8.33 (protection).</summary>
    public bool IsLocked { get; init; } = true;
}
