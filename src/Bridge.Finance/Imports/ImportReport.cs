using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Values;

namespace Bridge.Finance.Imports;

/// <summary>What became of an import; for the finance side alone.</summary>
internal sealed record ImportReport
{
    public required string Ledger { get; init; }

    public required ImportOutcome Outcome { get; init; }

    /// <summary>Why nothing was stored, one sentence each; accounts are named where they are the reason, amounts never.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Accounts that do not reconcile, at most <see cref="Reconciliation.MostNamed"/>.</summary>
    public IReadOnlyList<AccountNumber> Unreconciled { get; init; } = [];

    /// <summary>What was stored and still asks for a look, one sentence each; no account and no id.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Accounts that <see cref="Notes"/> is about, at most 100.</summary>
    public IReadOnlyList<AccountNumber> Near { get; init; } = [];

    public PrivateText File { get; init; }

    /// <summary>Day of the data.</summary>
    public DateOnly? AsOf { get; init; }

    public int Rows { get; init; }

    public int Accounts { get; init; }

    /// <summary>Accounts that are new or whose lines changed.</summary>
    public int Changed { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Accounts that the file no longer has.</summary>
    public int Vanished { get; init; }

    /// <summary>Accounts that concern nobody the mapping or the cross-reference names.</summary>
    public int Unmatched { get; init; }

    /// <summary>Accounts of erased members: not kept, their balance is in the sum of the erased.</summary>
    public int Erased { get; init; }

    public int RefusedRows { get; init; }

    /// <summary>The first refusals, at most <see cref="ImportBilling.MostRefusals"/>; file, line and column, no value.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Names of columns with means of payment that were left out.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    public ControlTotals? Totals { get; init; }

    public override string ToString() => $"import into {Ledger}: {Outcome}";
}

/// <summary>What became of an import.</summary>
internal enum ImportOutcome
{
    /// <summary>Stored.</summary>
    Stored,

    /// <summary>The same file, mapping and cross-reference as last time: nothing to do.</summary>
    Unchanged,

    /// <summary>Nothing was stored.</summary>
    Refused,
}
