using System.Collections.Frozen;

namespace Bridge.Mapping.Reso;

/// <summary>Standard values of the member-side lookups, found by the older OData names that some hosts still send.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, lookups MemberType, OfficeType and OfficeBranchType.</remarks>
internal static class ResoLookups
{
    private static readonly FrozenDictionary<string, string> _standard = new[]
    {
        "Association Staff", "Designated REALTOR Appraiser", "Designated REALTOR Participant", "Leasing Agent",
        "Licensed Assistant", "MLS Only Appraiser", "MLS Only Broker", "MLS Only Broker Associate",
        "MLS Only Salesperson", "MLS Staff", "Non Member/Vendor", "Office Manager", "REALTOR Appraiser",
        "REALTOR Broker Associate", "REALTOR Salesperson", "Unlicensed Assistant", "MLS Only Branch",
        "MLS Only Firm", "MLS Only Office", "Realtor Branch Office", "Realtor Firm", "Realtor Office", "Stand Alone",
    }.ToFrozenDictionary(LegacyName, StringComparer.Ordinal);

    /// <summary>Gives the standard value for an older OData name, also one with a namespace around it.</summary>
    /// <param name="value">Value as the host sent it, or null.</param>
    /// <returns>The standard value; any other value as it is.</returns>
    public static string? Standard(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var bare = value.EndsWith('\'') && value.IndexOf('\'') is > 0 and var quote && quote < value.Length - 1
            && value.IndexOf('.') is > 0 and var dot && dot < quote
            ? value[(quote + 1)..^1]
            : value;
        return _standard.GetValueOrDefault(bare, bare);
    }

    private static string LegacyName(string standard) =>
        standard.Replace("REALTOR", "Realtor", StringComparison.Ordinal)
            .Replace("MLS", "Mls", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("/", "", StringComparison.Ordinal);
}
