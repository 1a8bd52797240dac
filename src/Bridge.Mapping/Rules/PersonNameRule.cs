using System.Text;

namespace Bridge.Mapping.Rules;

/// <summary>
/// The name of a person or firm: plain text that holds at least one letter or digit. The case is left alone, because
/// no rule knows that it is "McDonald" and "van der Berg". Pure, total and idempotent.
/// </summary>
public static class PersonNameRule
{
    /// <summary>Longest name that is taken, in UTF-16 code units.</summary>
    public const int MaxLength = 255;

    /// <summary>Normalises a name.</summary>
    /// <param name="text">Name as the source holds it; null counts as blank.</param>
    /// <returns>The name, blank, or the fault.</returns>
    public static RuleOutcome Apply(string? text)
    {
        var plain = PlainTextRule.Apply(text);
        if (plain.Text is not { } name)
        {
            return plain;
        }

        if (name.Length > MaxLength)
        {
            return RuleOutcome.Refuse($"is longer than {MaxLength} characters");
        }

        return HoldsLetterOrDigit(name) ? plain : RuleOutcome.Refuse("is a name without any letter or digit");
    }

    private static bool HoldsLetterOrDigit(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return true;
            }
        }

        return false;
    }
}
