using System.Diagnostics;
using Bridge.Finance.Values;

namespace Bridge.Finance.Ledger;

/// <summary>Something that was bought and wholly paid. Prints as <c>[finance]</c>.</summary>
/// <param name="Date">Day of its first line.</param>
/// <param name="Reference">The billing system's number of it; may be empty.</param>
/// <param name="Net">What was paid for it, what was given back taken off; more than zero.</param>
[DebuggerDisplay("[finance]")]
internal readonly record struct PaidOrder(DateOnly Date, PrivateText Reference, Money Net)
{
    public override string ToString() => Redacted.Text;
}
