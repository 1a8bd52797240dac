namespace Bridge.Core.Tables;

/// <summary>What a column of a table holds.</summary>
public enum FieldType
{
    /// <summary>A text that many rows share, such as the name of an agent.</summary>
    Text,

    /// <summary>An id of which every row has its own; kept as a hash where only equality counts.</summary>
    Key,

    /// <summary>One of the field's own words, to which the mapping translates the words of the file.</summary>
    Word,

    /// <summary>An instant.</summary>
    Instant,

    /// <summary>A day of the desk's calendar.</summary>
    Day,

    /// <summary>A duration.</summary>
    Duration,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with decimals.</summary>
    Number,
}
