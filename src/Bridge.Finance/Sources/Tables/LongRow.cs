namespace Bridge.Finance.Sources.Tables;

/// <summary>What is said of a row that has no end: it would fill the memory, and no export has one.</summary>
internal static class LongRow
{
    /// <summary>Bytes that one row may have, unpacked: 4 MiB. A cell of a workbook has at most 32,767 characters.</summary>
    public const long Most = 4 << 20;

    /// <summary>The refusal.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="line">Line or row that does not end, from 1.</param>
    public static FinanceException At(string name, int line) => new(
        $"{name}:{line}: this row has no end within {Most >> 20} MiB.",
        "Look whether the file is what it seems to be: export it again, with one record on each line or row. Nothing was stored.");
}
