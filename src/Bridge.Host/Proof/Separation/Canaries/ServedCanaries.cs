using System.Globalization;

namespace Bridge.Host.Proof.Separation.Canaries;

/// <summary>What an MLS may send although nobody selected it: billing preference, comments of staff, a balance in a local field.</summary>
internal static class ServedCanaries
{
    private const int Values = 7;

    /// <summary>Draws values for those fields.</summary>
    /// <param name="mint">Makes the canaries.</param>
    /// <returns>The values by the name of the field.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Draw(CanaryMint mint)
    {
        const CanaryFate Fate = CanaryFate.Served;
        return new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["MemberBillingPreference"] = Several(() => mint.Text("MLS, MemberBillingPreference", Fate)),
            ["MemberAssociationComments"] = Several(() => $"{mint.Text("MLS, MemberAssociationComments", Fate)}; {mint.Card("MLS, MemberAssociationComments", Fate)}"),
            ["LOCAL_BalanceDue"] = Several(() => mint.Amount("MLS, local balance", Fate).ToString(CultureInfo.InvariantCulture)),
            ["LOCAL_CollectionsMail"] = Several(() => mint.Email("MLS, local e-mail", Fate)),
        };
    }

    private static string[] Several(Func<string> draw) => [.. Enumerable.Range(0, Values).Select(_ => draw())];
}
