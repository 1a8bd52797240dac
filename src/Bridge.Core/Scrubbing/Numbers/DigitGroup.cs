namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Digits that stand together, and what stands between them and the group before.</summary>
/// <param name="Start">Index of the first digit in the fold.</param>
/// <param name="Offset">Index of the first digit among the digits of the run.</param>
/// <param name="Length">Number of digits.</param>
/// <param name="Gap">What stands before it.</param>
internal readonly record struct DigitGroup(int Start, int Offset, int Length, DigitGap Gap)
{
    /// <summary>Index after the last digit in the fold.</summary>
    public int End => Start + Length;

    /// <summary>Index after the last digit among the digits of the run.</summary>
    public int EndOffset => Offset + Length;
}

/// <summary>What stands between two groups of digits.</summary>
/// <param name="Single">The one separator, or NUL when there are several or none.</param>
/// <param name="HasSpace">True when a space, line break or tag is part of it.</param>
/// <param name="HasComma">True when a comma is part of it.</param>
/// <param name="IsBroken">True when a line break is part of it.</param>
/// <param name="IsPlusLed">True when a plus stands directly before the digits, and no digit directly before the plus.</param>
internal readonly record struct DigitGap(char Single, bool HasSpace, bool HasComma, bool IsBroken, bool IsPlusLed)
{
    /// <summary>True when the gap parts two things rather than the pieces of one.</summary>
    public bool IsWide => HasSpace || HasComma;

    /// <summary>True when the gap parts the items of a list: a comma and a space.</summary>
    public bool IsOfList => HasSpace && HasComma;
}
