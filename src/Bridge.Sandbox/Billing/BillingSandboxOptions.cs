using Bridge.Sandbox.Reso;

namespace Bridge.Sandbox.Billing;

/// <summary>How large an invented billing system is. The same options always give the same files.</summary>
public sealed record BillingSandboxOptions
{
    /// <summary>The MLS whose members and offices are billed, with all their ids; null to invent them.</summary>
    public ResoSandboxOptions? Mls { get; init; }

    /// <summary>Seed of that MLS.</summary>
    public int MlsSeed { get; init; } = 1;

    /// <summary>Members to invent, at least 1.</summary>
    public int Members { get; init; } = 500;

    /// <summary>Members of an invented office, at least 1.</summary>
    public int MembersPerOffice { get; init; } = 20;

    /// <summary>Charges of a member, paid and open, at least 1.</summary>
    public int ChargesPerMember { get; init; } = 11;

    /// <summary>Share of the open charges that have been paid since, 0 to 1; with all else equal, the same billing system a little later.</summary>
    public double Settled { get; init; }

    /// <summary>Seed of all chance.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Day of the exports.</summary>
    public DateOnly AsOf { get; init; } = new(2026, 11, 25);
}
