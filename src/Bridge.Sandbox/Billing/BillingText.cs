using System.Globalization;

namespace Bridge.Sandbox.Billing;

/// <summary>Cells as billing systems write them.</summary>
internal static class BillingText
{
    /// <summary><c>1,234.50</c>.</summary>
    public static string Grouped(long cents) => (cents / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary><c>1,234.50</c>, or <c>(50.00)</c> for a credit.</summary>
    public static string Accounting(long cents) => cents < 0 ? $"({Grouped(-cents)})" : Grouped(cents);

    /// <summary><c>$1,234.50</c>.</summary>
    public static string Dollars(long cents) => cents < 0 ? $"-${Grouped(-cents)}" : $"${Grouped(cents)}";

    /// <summary><c>1234.50</c>.</summary>
    public static string Plain(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary><c>11/25/2026</c>.</summary>
    public static string American(DateOnly day) => day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>2026-11-25</c>.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A row of separated text.</summary>
    public static string Row(params ReadOnlySpan<string> cells)
    {
        var row = new string[cells.Length];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            row[cell] = cells[cell].AsSpan().ContainsAny(",\"\n") ? $"\"{cells[cell].Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cells[cell];
        }

        return string.Join(',', row);
    }
}
