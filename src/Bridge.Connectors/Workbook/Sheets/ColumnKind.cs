namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>What a column holds, as far as it shows.</summary>
internal enum ColumnKind
{
    /// <summary>Short texts, numbers and flags.</summary>
    Plain,

    /// <summary>Long texts, broken into lines.</summary>
    Note,

    /// <summary>Days, <c>yyyy-mm-dd</c>.</summary>
    Day,

    /// <summary>Times, <c>yyyy-mm-dd hh:mm</c>.</summary>
    Time,
}
