namespace Bridge.Access;

/// <summary>What a person or a machine is at the MLS; the words of the settings and of the provider's claims.</summary>
public static class Roles
{
    /// <summary>Answers members; sees standings, never money.</summary>
    public const string Csr = "csr";

    /// <summary>Leads representatives.</summary>
    public const string CsrLead = "csr-lead";

    /// <summary>Reads measures and standards.</summary>
    public const string Manager = "manager";

    /// <summary>Sees the billing of one member at a time, with a reason.</summary>
    public const string Finance = "finance";

    /// <summary>Approves what needs a second person, releases standings.</summary>
    public const string FinanceLead = "finance-lead";

    /// <summary>Chooses what syncs; sees no value of finance.</summary>
    public const string MlsAdmin = "mls-admin";

    /// <summary>Reads the audit, and no data.</summary>
    public const string Auditor = "auditor";

    /// <summary>The MLS's own system, never a person: acts for the member it names.</summary>
    public const string MlsSystem = "mls-system";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Csr, CsrLead, Manager, Finance, FinanceLead, MlsAdmin, Auditor, MlsSystem];
}
