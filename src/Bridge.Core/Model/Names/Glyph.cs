namespace Bridge.Core.Model.Names;

/// <summary>One character of a name as a reader takes it.</summary>
/// <param name="Letter">Letter from a to z, digit from 0 to 9, or NUL for anything that separates.</param>
/// <param name="Twin">Letter that a digit or sign passes for (<c>4</c> for an a), or NUL.</param>
/// <param name="IsUpper">True for a capital letter.</param>
internal readonly record struct Glyph(char Letter, char Twin, bool IsUpper)
{
    /// <summary>True for a letter from a to z.</summary>
    public bool IsLetter => Letter is >= 'a' and <= 'z';

    /// <summary>True for a digit.</summary>
    public bool IsDigit => Letter is >= '0' and <= '9';
}
