using System.Globalization;

namespace Bridge.Host.Tables;

/// <summary>A typed cell: a number stays a number in a workbook, with its unit as format.</summary>
internal readonly record struct TableCell
{
    /// <summary>How people read that there is nothing.</summary>
    public const string Nothing = "\u2013";

    /// <summary>The minus sign that people read; as wide as a digit, so that numbers below each other stay in line.</summary>
    public const char Minus = '\u2212';

    private const string Percents = "%";

    /// <summary>The text; null for a number, a day or nothing.</summary>
    public string? Text { get; private init; }

    /// <summary>The number, percent as 0 to 100; null for others.</summary>
    public double? Number { get; private init; }

    /// <summary>The day; null for others.</summary>
    public DateOnly? Day { get; private init; }

    /// <summary>Decimals that people see.</summary>
    public int Decimals { get; private init; }

    /// <summary>Unit of the number, such as <c>%</c> or <c>s</c>; empty for counts.</summary>
    public string Unit { get; private init; }

    /// <summary>True for what is to be read with care; a reader who does not see colours must learn it from a column of words.</summary>
    public bool IsGrey { get; init; }

    /// <summary>Where a page finds the records behind it, relative to the root of the pages; null where there are none to show.</summary>
    public string? Records { get; init; }

    /// <summary>True for a number that tells how far something changed: people see its sign either way.</summary>
    public bool IsChange { get; init; }

    /// <summary>Whether the number is a share of hundred.</summary>
    public bool IsPercent => Unit == Percents;

    /// <summary>Makes a cell of text.</summary>
    /// <param name="text">The text, or null for an empty cell.</param>
    /// <returns>The cell.</returns>
    public static TableCell Of(string? text) => new() { Text = text, Unit = "" };

    /// <summary>Makes a cell of a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The cell.</returns>
    public static TableCell Of(DateOnly day) => new() { Day = day, Unit = "" };

    /// <summary>Makes a cell of a number.</summary>
    /// <param name="number">The number, or null for an empty cell.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="decimals">Decimals that people see.</param>
    /// <returns>The cell.</returns>
    public static TableCell Of(double? number, string unit = "", int decimals = 0) => new() { Number = number, Unit = unit, Decimals = decimals };

    /// <summary>Writes the cell for people: rounded half away from zero, with its unit; <see cref="Nothing"/> for nothing.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text
        ?? Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? (Number is not { } number ? Nothing : Signed(Rounded(number)) + (Unit.Length == 0 ? "" : "\u00a0" + Unit));

    /// <summary>Writes the cell for programs: whole, without a unit; empty for nothing.</summary>
    /// <returns>The text.</returns>
    public string ToRaw() => Text ?? Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private string Signed(string number) => !number.AsSpan().ContainsAnyInRange('1', '9') ? number.TrimStart('-')
        : number[0] == '-' ? $"{Minus}{number[1..]}"
        : IsChange ? "+" + number : number;

    // Beyond what a decimal holds, rounding has no meaning any more.
    private string Rounded(double number) => Math.Abs(number) < 1e15
        ? Math.Round((decimal)number, Decimals, MidpointRounding.AwayFromZero).ToString($"#,0.{new string('0', Decimals)}", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);
}
