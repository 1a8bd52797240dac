using System.Diagnostics;
using Bridge.Finance.Values;

namespace Bridge.Finance.Sources;

/// <summary>What one reading of a billing file found beside its rows.</summary>
[DebuggerDisplay("[finance]")]
internal sealed class BillingNotes
{
    /// <summary>Day of the data, from a title row, or null.</summary>
    public DateOnly? AsOf { get; set; }

    /// <summary>Names of columns with means of payment that were left out.</summary>
    public IReadOnlyList<string> Dropped { get; set; } = [];

    /// <summary>The grand total that the file states, or null.</summary>
    public Money? StatedTotal { get; set; }

    public override string ToString() => Redacted.Text;
}
