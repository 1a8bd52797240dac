using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Bridge.Finance.Values;

/// <summary>A text of the billing system other than an account: an invoice number, a file's name. Prints as <c>[finance]</c>.</summary>
/// <param name="Value">The text.</param>
[DebuggerDisplay("[finance]")]
[JsonConverter(typeof(SealedTextConverter))]
internal readonly record struct PrivateText(string Value) : IComparable<PrivateText>
{
    public int CompareTo(PrivateText other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Redacted.Text;
}
