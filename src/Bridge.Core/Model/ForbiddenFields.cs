using System.Collections.Frozen;

namespace Bridge.Core.Model;

/// <summary>Fields that no select list, mapping or log may ever name.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, Member: both are real fields that some hosts fill.</remarks>
public static class ForbiddenFields
{
    private static readonly FrozenSet<string> _names =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "MemberPassword", "MemberLoginId");

    // As plain letters, and with digits read as letters; the second may be found where the first is not.
    private static readonly FrozenSet<string> _folded =
        _names.SelectMany(name => (string[])[NameFolding.Letters(name), NameFolding.Skeleton(name)]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Tells whether a field must never be asked for.</summary>
    /// <param name="name">Field name in any case.</param>
    /// <returns>True when it is forbidden.</returns>
    public static bool Contains(string name) => _names.Contains(name.Trim());

    /// <summary>Tells whether a text names such a field, in any spelling and with anything around it.</summary>
    /// <param name="written">The text as written.</param>
    /// <returns>True when it does.</returns>
    public static bool AreNamedIn(string written)
    {
        var letters = NameFolding.Letters(written);
        var skeleton = NameFolding.Skeleton(written);
        return _folded.Any(name => letters.Contains(name, StringComparison.Ordinal) || skeleton.Contains(name, StringComparison.Ordinal));
    }
}
