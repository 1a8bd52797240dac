using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Bridge.Finance.Values;

/// <summary>What the billing system calls an account: a number, or the display name of a customer. Prints as <c>[finance]</c>.</summary>
/// <param name="Value">The name as written, trimmed; compared by ordinal.</param>
[DebuggerDisplay("[finance]")]
[JsonConverter(typeof(SealedAccountConverter))]
internal readonly record struct AccountNumber(string Value)
{
    public override string ToString() => Redacted.Text;
}
