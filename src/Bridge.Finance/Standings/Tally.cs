using Bridge.Core.Model;
using Bridge.Finance.Ledger;

namespace Bridge.Finance.Standings;

/// <summary>What the accounts of all ledgers say about one party; grows account by account, in any order.</summary>
internal sealed class Tally
{
    private ulong _ledgers;
    private Standing _worst = Standing.Good;
    private bool _isUnknown;

    public bool IsWaived { get; private set; }

    /// <summary>The worst account, or unknown when one of them is.</summary>
    public Standing Standing => _isUnknown ? Standing.Unknown : _worst;

    public void Add(int ledger, Standing standing, AccountMark mark)
    {
        _ledgers |= 1UL << ledger;
        _isUnknown |= standing == Standing.Unknown;
        _worst = (Standing)Math.Max((int)_worst, (int)standing);
        IsWaived |= mark.HasFlag(AccountMark.Waived);
    }

    /// <summary>Tells whether a ledger has an account of the party.</summary>
    public bool Has(int ledger) => (_ledgers & (1UL << ledger)) != 0;
}
