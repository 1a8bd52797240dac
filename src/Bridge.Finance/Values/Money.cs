using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Bridge.Finance.Values;

/// <summary>An amount in a currency. Prints as <c>[finance]</c> and is written by <see cref="FinanceJson"/> alone.</summary>
/// <param name="Amount">The amount, at most two decimals.</param>
/// <param name="Currency">ISO 4217 code, three capitals; empty only for <c>default</c>, which is no money at all.</param>
[DebuggerDisplay("[finance]")]
[JsonConverter(typeof(SealedMoneyConverter))]
internal readonly record struct Money(decimal Amount, string Currency)
{
    private const decimal Largest = 1_000_000_000_000m;
    private const long LargestHundredths = 100_000_000_000_000;

    public bool IsZero => Amount == 0;

    public bool IsPositive => Amount > 0;

    /// <summary>The amount in hundredths.</summary>
    public long Hundredths => (long)(Amount * 100);

    public static Money Zero(string currency) => new(0, currency);

    public static Money OfHundredths(long hundredths, string currency)
    {
        var size = (ulong)Math.Abs(hundredths);
        return new(new decimal((int)size, (int)(size >> 32), 0, hundredths < 0, 2), currency); // much faster than a division
    }

    /// <summary>Tells whether an amount can be money: at most two decimals and less than a million millions.</summary>
    public static bool Fits(decimal amount) => Math.Abs(amount) < Largest && decimal.Round(amount, 2) == amount;

    /// <summary>Tells whether a sum in hundredths can be money.</summary>
    public static bool Fits(long hundredths) => hundredths is > -LargestHundredths and < LargestHundredths;

    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount, Common(left, right));

    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount, Common(left, right));

    public static Money operator -(Money money) => money with { Amount = -money.Amount };

    /// <summary>The amount for a page or an export of the finance side.</summary>
    public string Show() => string.Create(CultureInfo.InvariantCulture, $"{Amount:N2} {Currency}").Replace('-', '\u2212');

    public override string ToString() => Redacted.Text;

    private static string Common(Money left, Money right) => left.Currency == right.Currency
        ? left.Currency
        : throw new InvalidOperationException("Money of two currencies cannot be added; keep one ledger for each currency.");
}
