namespace Bridge.Core.Tables;

/// <summary>One row of a table: what its cells mean. A field without a value was blank; one that is not told has no column at all.</summary>
/// <remarks>
/// Instants are milliseconds since 1970 UTC, days are days since 1970 on the desk's calendar, durations milliseconds, words places
/// among the field's words, keys hashes.
/// </remarks>
public sealed class FactRow
{
    private readonly long[] _numbers;
    private readonly decimal[] _decimals;
    private readonly string?[] _texts;

    /// <summary>Makes a row without values.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="told">One bit for each field that its source tells.</param>
    public FactRow(TableKind kind, ulong told)
    {
        ArgumentNullException.ThrowIfNull(kind);
        (Kind, Told) = (kind, told);
        (_numbers, _decimals, _texts) = (new long[kind.Fields.Count], new decimal[kind.Fields.Count], new string?[kind.Fields.Count]);
    }

    /// <summary>What it is.</summary>
    public TableKind Kind { get; }

    /// <summary>One bit for each field that its source tells.</summary>
    public ulong Told { get; }

    /// <summary>One bit for each field that has a value.</summary>
    public ulong Filled { get; private set; }

    /// <summary>Tells whether the source has a column for a field.</summary>
    /// <param name="field">The field.</param>
    /// <returns>True when it does.</returns>
    public bool Tells(TableField field) => (Told & Bit(field)) != 0;

    /// <summary>Tells whether a field has a value.</summary>
    /// <param name="field">The field.</param>
    /// <returns>True when it does.</returns>
    public bool Has(TableField field) => (Filled & Bit(field)) != 0;

    /// <summary>Reads a whole number, an instant, a day, a duration, a word's place or a key.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The number, or null.</returns>
    public long? Whole(TableField field) => Has(field) ? _numbers[field.Index] : null;

    /// <summary>Reads a number with decimals.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The number, or null.</returns>
    public decimal? Number(TableField field) => Has(field) ? _decimals[field.Index] : null;

    /// <summary>Reads a text.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The text, or null.</returns>
    public string? Text(TableField field) => _texts[(field ?? throw new ArgumentNullException(nameof(field))).Index];

    /// <summary>Reads a word.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The word, or null.</returns>
    public string? Word(TableField field) => Has(field) ? field.Targets[(int)_numbers[field.Index]] : null;

    /// <summary>Sets a whole number, an instant, a day, a duration, a word's place or a key.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value.</param>
    public void Set(TableField field, long value)
    {
        Filled |= Bit(field);
        _numbers[field.Index] = value;
    }

    /// <summary>Sets a number with decimals.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value.</param>
    public void Set(TableField field, decimal value)
    {
        Filled |= Bit(field);
        _decimals[field.Index] = value;
    }

    /// <summary>Sets a text.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value.</param>
    public void Set(TableField field, string value)
    {
        Filled |= Bit(field);
        _texts[field.Index] = value;
    }

    /// <summary>The bit of a field in <see cref="Told"/> and <see cref="Filled"/>.</summary>
    /// <param name="field">The field.</param>
    /// <returns>Its bit.</returns>
    public static ulong Bit(TableField field) => 1UL << (field ?? throw new ArgumentNullException(nameof(field))).Index;
}
