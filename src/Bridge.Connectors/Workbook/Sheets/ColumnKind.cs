namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>What a column holds, as far as it shows.</summary>
internal enum ColumnKind
{
    /// <summary>Numbers and flags, and what nobody has named yet.</summary>
    Plain,

    /// <summary>Short texts; what is typed stays as it is typed: no number loses its leading zeros, and nothing becomes a day or a formula.</summary>
    Text,

    /// <summary>Long texts, broken into lines.</summary>
    Note,

    /// <summary>Days, <c>yyyy-mm-dd</c>.</summary>
    Day,

    /// <summary>Times, <c>yyyy-mm-dd hh:mm</c>.</summary>
    Time,
}
