using Bridge.Core.Model;
using Bridge.Finance.Imports;

namespace Bridge.Finance.Composition;

/// <summary>What became of an import, without any value of billing.</summary>
public sealed record ImportSummary
{
    /// <summary><c>stored</c>, <c>unchanged</c> or <c>refused</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Ledger that the file speaks for.</summary>
    public required string Ledger { get; init; }

    /// <summary>Day of the data; null when nothing was read.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Records read.</summary>
    public int Rows { get; init; }

    /// <summary>Accounts of the file.</summary>
    public int Accounts { get; init; }

    /// <summary>Accounts that are new or whose lines changed.</summary>
    public int Changed { get; init; }

    /// <summary>Accounts that stayed as they were.</summary>
    public int Unchanged { get; init; }

    /// <summary>Accounts that the file no longer has.</summary>
    public int Vanished { get; init; }

    /// <summary>Accounts that concern nobody.</summary>
    public int Unmatched { get; init; }

    /// <summary>Accounts of erased members, which are not kept.</summary>
    public int Erased { get; init; }

    /// <summary>Rows set aside, all of them.</summary>
    public int RefusedRows { get; init; }

    /// <summary>The first rows set aside: file, line, column and what to do.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Why nothing was stored, one sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Numbers of the first accounts that do not reconcile.</summary>
    public IReadOnlyList<string> Unreconciled { get; init; } = [];

    /// <summary>What was stored and still asks for a look, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Numbers of the first accounts that <see cref="Notes"/> is about.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    internal static ImportSummary Of(ImportReport report) => new()
    {
        Outcome = report.Outcome.ToString().ToLowerInvariant(),
        Ledger = report.Ledger,
        AsOf = report.AsOf,
        Rows = report.Rows,
        Accounts = report.Accounts,
        Changed = report.Changed,
        Unchanged = report.Unchanged,
        Vanished = report.Vanished,
        Unmatched = report.Unmatched,
        Erased = report.Erased,
        RefusedRows = report.RefusedRows,
        Refusals = report.Refusals,
        Reasons = report.Reasons,
        Notes = report.Notes,
        Near = [.. report.Near.Select(account => account.Value)],
        Unreconciled = [.. report.Unreconciled.Select(account => account.Value)],
    };
}
