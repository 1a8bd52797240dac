using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Finance.Values;

/// <summary>The one writer of finance values, for pages, exports and the store of the finance side.</summary>
internal static class FinanceJson
{
    /// <summary>Options under which finance values can be written and read.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Converters = { new MoneyConverter(), new AccountConverter(), new TextConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = (reader.GetString() ?? "").Split(' ');
            return parts.Length == 2 && decimal.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var amount)
                ? new Money(amount, parts[1])
                : throw new JsonException("Money is written as an amount and a currency.");
        }

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value.Amount:0.00} {value.Currency}"));
    }

    private sealed class AccountConverter : JsonConverter<AccountNumber>
    {
        public override AccountNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, AccountNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class TextConverter : JsonConverter<PrivateText>
    {
        public override PrivateText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, PrivateText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
