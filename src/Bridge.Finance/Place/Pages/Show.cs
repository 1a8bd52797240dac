using System.Globalization;
using Bridge.Finance.Ledger;

namespace Bridge.Finance.Place.Pages;

/// <summary>How pages write days, instants, counts and kinds.</summary>
internal static class Show
{
    /// <summary>How people read that there is nothing.</summary>
    public const string Nothing = "\u2013";

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Nothing;

    public static string Instant(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double? percent) => percent is { } known ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(known, 1, MidpointRounding.AwayFromZero):0.0}\u00a0%") : Nothing;

    public static string Ratio(double? ratio) => ratio is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : Nothing;

    public static string Kind(ChargeKind kind) => kind switch
    {
        ChargeKind.SubscriptionFee => "Subscription fee",
        ChargeKind.ComplianceFine => "Compliance fine",
        ChargeKind.StorePurchase => "Store purchase",
        _ => "Class ticket",
    };
}
