using System.Collections.Frozen;

namespace Bridge.Core.Scrubbing.Folding;

/// <summary>HTML's named references for characters that stand between digits, and for the few that matter around them.</summary>
/// <remarks>Source: HTML Living Standard, section 13.5, named character references.</remarks>
internal static class NamedReferences
{
    /// <summary>Length of the longest name.</summary>
    public const int Longest = 20;

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _values = new Dictionary<string, int>
    {
        ["nbsp"] = 0xA0, ["ensp"] = 0x2002, ["emsp"] = 0x2003, ["emsp13"] = 0x2004, ["emsp14"] = 0x2005, ["numsp"] = 0x2007,
        ["puncsp"] = 0x2008, ["thinsp"] = 0x2009, ["ThinSpace"] = 0x2009, ["hairsp"] = 0x200A, ["VeryThinSpace"] = 0x200A,
        ["MediumSpace"] = 0x205F, ["NonBreakingSpace"] = 0xA0, ["ZeroWidthSpace"] = 0x200B, ["NoBreak"] = 0x2060, ["zwnj"] = 0x200C,
        ["zwj"] = 0x200D, ["lrm"] = 0x200E, ["rlm"] = 0x200F, ["shy"] = 0xAD, ["Tab"] = '\t', ["NewLine"] = '\n',
        ["hyphen"] = 0x2010, ["dash"] = 0x2010, ["ndash"] = 0x2013, ["mdash"] = 0x2014, ["horbar"] = 0x2015, ["minus"] = 0x2212,
        ["middot"] = 0xB7, ["centerdot"] = 0xB7, ["CenterDot"] = 0xB7, ["bull"] = 0x2022, ["bullet"] = 0x2022, ["sdot"] = 0x22C5,
        ["period"] = '.', ["comma"] = ',', ["sol"] = '/', ["frasl"] = 0x2044, ["lowbar"] = '_', ["UnderBar"] = '_', ["plus"] = '+',
        ["ast"] = '*', ["midast"] = '*', ["lt"] = '<', ["LT"] = '<', ["gt"] = '>', ["GT"] = '>', ["amp"] = '&', ["AMP"] = '&',
        ["quot"] = '"', ["QUOT"] = '"', ["apos"] = '\'', ["num"] = '#', ["colon"] = ':', ["semi"] = ';', ["equals"] = '=',
        ["lpar"] = '(', ["rpar"] = ')', ["percnt"] = '%', ["sup1"] = 0xB9, ["sup2"] = 0xB2, ["sup3"] = 0xB3,
    }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Looks a name up.</summary>
    /// <param name="name">The name between <c>&amp;</c> and <c>;</c>.</param>
    /// <param name="value">The character.</param>
    /// <returns>False when the name is not one of them.</returns>
    public static bool TryFind(ReadOnlySpan<char> name, out int value) => _values.TryGetValue(name, out value);
}
