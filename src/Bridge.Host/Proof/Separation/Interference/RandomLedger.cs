using System.Globalization;
using Bridge.Core.Model;

namespace Bridge.Host.Proof.Separation.Interference;

/// <summary>An export of invoices that gives each member a standing that was chosen beforehand; everything else in it is chance.</summary>
/// <param name="random">Chance.</param>
/// <param name="today">The day of the data.</param>
internal sealed class RandomLedger(Random random, DateOnly today)
{
    private const string Header = "Account,MLS ID,Invoice #,Invoice Date,Due Date,Charge Code,Amount,Paid,Balance,Status,Memo,Card Number";
    private readonly List<string> _rows = [];

    /// <summary>Makes the export.</summary>
    /// <param name="standings">Members with the standing that each must get.</param>
    /// <returns>The lines.</returns>
    public IReadOnlyList<string> Lines(IReadOnlyList<(string Member, Standing Standing)> standings)
    {
        foreach (var (member, standing) in standings)
        {
            var account = $"A{random.NextInt64(1_000_000_000)}";
            for (var row = random.Next(4); row > 0; row--)
            {
                Harmless(account, member);
            }

            Deciding(account, member, standing);
        }

        for (var row = random.Next(6); row > 0; row--)
        {
            Harmless($"B{random.NextInt64(1_000_000_000)}", $"nobody{random.Next(1_000_000)}");
        }

        var lines = _rows.ToArray();
        random.Shuffle(lines);
        return [Header, .. lines];
    }

    private void Deciding(string account, string member, Standing standing)
    {
        switch (standing)
        {
            case Standing.ActionNeeded:
                Row(account, member, today.AddDays(-random.Next(2, 28)), Amount(), 0);
                break;
            case Standing.Suspended:
                Row(account, member, today.AddDays(-random.Next(40, 400)), Amount(), 0);
                break;
            case Standing.Unknown:
                Harmless(account, member); // a row that is refused does not say whom its account concerns
                Row(account, member, today, Amount(), 0, random.Next(2) == 0 ? "????" : "nonsense");
                break;
            default:
                Harmless(account, member);
                break;
        }
    }

    // Paid, not due yet, or too little to count.
    private void Harmless(string account, string member)
    {
        var amount = Amount();
        switch (random.Next(3))
        {
            case 0:
                Row(account, member, today.AddDays(-random.Next(1, 500)), amount, amount);
                break;
            case 1:
                Row(account, member, today.AddDays(random.Next(5, 500)), amount, decimal.Round(amount / 3, 2));
                break;
            default:
                Row(account, member, today.AddDays(-random.Next(1, 500)), 0.05m, 0);
                break;
        }
    }

    private decimal Amount() => random.Next(500, 100_000_000) / 100m;

    private void Row(string account, string member, DateOnly due, decimal amount, decimal paid, string code = "DUES") => _rows.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"{account},{member},INV{random.NextInt64(1_000_000_000_000)},{due.AddDays(-random.Next(5, 60)):MM/dd/yyyy},{due:MM/dd/yyyy},{code},{amount:0.00},{paid:0.00},{amount - paid:0.00},Open,{new string('m', random.Next(80))},{random.NextInt64(10_000_000_000)}"));
}
