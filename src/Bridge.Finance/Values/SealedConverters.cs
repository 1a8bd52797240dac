using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Finance.Values;

/// <summary>Refuses to write a finance value: whoever serialises one by accident gets an error, not a leak.</summary>
internal abstract class SealedConverter<T> : JsonConverter<T>
{
    private const string Refusal = "A finance value is written by the finance side's own writer alone.";

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException(Refusal);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException(Refusal);
}

/// <inheritdoc />
internal sealed class SealedMoneyConverter : SealedConverter<Money>;

/// <inheritdoc />
internal sealed class SealedAccountConverter : SealedConverter<AccountNumber>;

/// <inheritdoc />
internal sealed class SealedTextConverter : SealedConverter<PrivateText>;
