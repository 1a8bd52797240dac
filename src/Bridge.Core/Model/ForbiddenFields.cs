using System.Collections.Frozen;

namespace Bridge.Core.Model;

/// <summary>Fields that no select list, mapping or log may ever name.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, Member: both are real fields that some hosts fill.</remarks>
public static class ForbiddenFields
{
    private static readonly FrozenSet<string> _names =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "MemberPassword", "MemberLoginId");

    /// <summary>Tells whether a field must never be asked for.</summary>
    /// <param name="name">Field name in any case.</param>
    /// <returns>True when it is forbidden.</returns>
    public static bool Contains(string name) => _names.Contains(name.Trim());
}
