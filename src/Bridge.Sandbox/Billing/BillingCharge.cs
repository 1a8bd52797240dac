namespace Bridge.Sandbox.Billing;

/// <summary>One invented charge.</summary>
/// <param name="Number">Invoice number.</param>
/// <param name="Date">Day of the invoice.</param>
/// <param name="Due">Day it is due.</param>
/// <param name="Code">DUES, FINE, STORE or CLASS.</param>
/// <param name="Cents">Amount in cents.</param>
/// <param name="PaidCents">What has been paid on it.</param>
/// <param name="Status">Open, Paid, Void or Disputed.</param>
public readonly record struct BillingCharge(
    string Number, DateOnly Date, DateOnly Due, string Code, long Cents, long PaidCents, string Status)
{
    /// <summary>What is open; nothing of a void invoice.</summary>
    public long OpenCents => Status == "Void" ? 0 : Cents - PaidCents;
}
