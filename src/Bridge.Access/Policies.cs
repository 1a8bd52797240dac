namespace Bridge.Access;

/// <summary>Names of the policies that endpoints ask for; who holds them is decided in one place, for each side.</summary>
public static class Policies
{
    /// <summary>Either side: see its first page, which shows each role what it may (every role of that side).</summary>
    public const string EnterSide = "enter-side";

    /// <summary>Support side: see how routes run (manager, mls-admin, csr-lead).</summary>
    public const string SeeRoutes = "see-routes";

    /// <summary>Support side: see figures, of agents too (manager, csr-lead).</summary>
    public const string SeeMeasures = "see-measures";

    /// <summary>Support side: read a member's standing and support data (csr, csr-lead, manager, mls-admin).</summary>
    public const string ServeMembers = "serve-members";

    /// <summary>Support side, machines alone: name a member and act for them (mls-system).</summary>
    public const string ActForMembers = "act-for-members";

    /// <summary>Finance side: work with billing, one member at a time (finance, finance-lead).</summary>
    public const string WorkWithBilling = "work-with-billing";

    /// <summary>Finance side: be the second person, release standings (finance-lead).</summary>
    public const string LeadFinance = "lead-finance";

    /// <summary>Either side: read the audit of that side, and no data (auditor, finance-lead on the finance side).</summary>
    public const string ReadAudit = "read-audit";
}
