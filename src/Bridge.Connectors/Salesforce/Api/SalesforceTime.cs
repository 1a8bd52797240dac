using System.Globalization;
using System.Text.Json;

namespace Bridge.Connectors.Salesforce.Api;

/// <summary>Writes and reads instants: queries take one form, answers have another.</summary>
/// <remarks>Source: SOQL and SOSL Reference, "Date Formats and Date Literals"; REST API Developer Guide, "Valid Date and DateTime Formats".</remarks>
internal static class SalesforceTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Writes an instant as queries take it: UTC, whole seconds.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The literal.</returns>
    public static string Literal(DateTimeOffset instant) => instant.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Literal"/> wrote.</summary>
    /// <param name="text">The text, or null.</param>
    /// <returns>The instant, or null when it is none.</returns>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    /// <summary>Reads an instant of an answer, <c>2026-01-01T00:00:00.000+0000</c>.</summary>
    /// <param name="row">Any element.</param>
    /// <param name="name">Property name.</param>
    /// <returns>The instant, UTC, or null when it is absent or no instant.</returns>
    public static DateTimeOffset? TimeOf(this JsonElement row, string name) => DateTimeOffset.TryParseExact(
        row.TextOf(name), "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}
