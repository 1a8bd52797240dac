using System.Globalization;
using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>Reads the values of a query by the type of the field, and compares them: texts without case, unless the field minds it.</summary>
internal sealed class SoqlValues(SObjectField field) : IEqualityComparer<object>
{
    private readonly StringComparer _texts = field.Type is "id" or "reference" ? StringComparer.Ordinal : field.Comparer;

    public object? Read((string Text, bool IsQuoted) token)
    {
        if (!token.IsQuoted && string.Equals(token.Text, "null", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return field.Type switch
        {
            "boolean" when !token.IsQuoted && bool.TryParse(token.Text, out var flag) => flag,
            "double" or "int" when !token.IsQuoted && decimal.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            "datetime" when !token.IsQuoted && DateTimeOffset.TryParse(
                token.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => instant,
            "date" when !token.IsQuoted && DateOnly.TryParseExact(token.Text, "yyyy-MM-dd", out _) => token.Text,
            "id" or "reference" when token.IsQuoted => SalesforceId.IsOne(token.Text)
                ? SalesforceId.Long(token.Text)
                : throw new SoqlRefusedException("INVALID_QUERY_FILTER_OPERATOR", $"invalid ID field: {token.Text}"),
            "boolean" or "double" or "int" or "datetime" or "date" => throw new SoqlRefusedException(
                "INVALID_FIELD", $"filter criteria must be of type {field.Type} and should not be enclosed in quotes"),
            _ when token.IsQuoted => token.Text,
            _ => throw new SoqlRefusedException("INVALID_FIELD", $"value of filter criterion for field '{field.Name}' must be of type string and should be enclosed in quotes"),
        };
    }

    public bool AreEqual(object? one, object? other) => one is null ? other is null : other is not null && Equals(one, other);

    /// <summary>Compares; a value that is not there stands before all others.</summary>
    public int Compare(object? one, object? other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string left, string right) when field.Type is "id" or "reference" => string.CompareOrdinal(left, right),
        (string left, string right) => _texts.Compare(left, right),
        (IComparable left, _) => left.CompareTo(other),
        _ => 0,
    };

    public new bool Equals(object? one, object? other) =>
        one is string left && other is string right ? _texts.Equals(left, right) : object.Equals(one, other);

    public int GetHashCode(object value) => value is string text ? _texts.GetHashCode(text) : value.GetHashCode();
}
