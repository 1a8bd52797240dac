namespace Bridge.Access;

/// <summary>Who holds which policy on which side: the one place that decides. What is not here is denied.</summary>
public static class PolicyTable
{
    private static readonly (Side Side, string Policy, string[] Roles)[] _rows =
    [
        (Side.Support, Policies.EnterSide, [Roles.Csr, Roles.CsrLead, Roles.Manager, Roles.MlsAdmin, Roles.Auditor]),
        (Side.Support, Policies.SeeRoutes, [Roles.Manager, Roles.MlsAdmin, Roles.CsrLead]),
        (Side.Support, Policies.SeeMeasures, [Roles.Manager, Roles.CsrLead]),
        (Side.Support, Policies.ServeMembers, [Roles.Csr, Roles.CsrLead, Roles.Manager, Roles.MlsAdmin]),
        (Side.Support, Policies.ActForMembers, [Roles.MlsSystem]),
        (Side.Support, Policies.ReadAudit, [Roles.Auditor]),
        (Side.Finance, Policies.EnterSide, [Roles.Finance, Roles.FinanceLead, Roles.Auditor]),
        (Side.Finance, Policies.WorkWithBilling, [Roles.Finance, Roles.FinanceLead]),
        (Side.Finance, Policies.LeadFinance, [Roles.FinanceLead]),
        (Side.Finance, Policies.ReadAudit, [Roles.Auditor, Roles.FinanceLead]),
    ];

    /// <summary>All policies of both sides.</summary>
    public static IReadOnlyList<string> All { get; } = [.. _rows.Select(row => row.Policy).Distinct()];

    /// <summary>Who holds a policy.</summary>
    /// <param name="side">The side.</param>
    /// <param name="policy">One of <see cref="Policies"/>.</param>
    /// <returns>The roles; none when the policy cannot be met on this side.</returns>
    public static IReadOnlyList<string> Holders(Side side, string policy) =>
        [.. _rows.Where(row => row.Side == side && row.Policy == policy).SelectMany(row => row.Roles)];

    /// <summary>Whether a policy is met by a token alone, whatever roles a person's session has.</summary>
    /// <param name="policy">One of <see cref="Policies"/>.</param>
    /// <returns>True for those that let a caller name somebody else to act for.</returns>
    public static bool IsForMachines(string policy) => policy == Policies.ActForMembers;

    /// <summary>The roles that open anything on a side to a person.</summary>
    /// <param name="side">The side.</param>
    /// <returns>In the order of <see cref="Roles.All"/>.</returns>
    public static IReadOnlyList<string> RolesOf(Side side) =>
        [.. Roles.All.Where(role => _rows.Any(row => row.Side == side && !IsForMachines(row.Policy) && row.Roles.Contains(role)))];
}
