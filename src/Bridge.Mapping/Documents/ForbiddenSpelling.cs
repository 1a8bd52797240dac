using Bridge.Core.Model;

namespace Bridge.Mapping.Documents;

/// <summary>Words the refusal of what no mapping may name; what that is, the model says.</summary>
internal static class ForbiddenSpelling
{
    private const string Never = "such fields never go to a support system, however they are written.";

    /// <summary>Judges the name of a source field.</summary>
    /// <param name="written">The name as written.</param>
    /// <returns>What is wrong and what to do, or null when nothing is.</returns>
    public static string? InSource(string written) =>
        ForbiddenFields.AreNamedIn(written) ? "Login names and passwords are never read, however they are written. Remove this field."
        : FinanceVocabulary.Find(written) is { } word
            ? $"This field names money or cards ('{word}'): {Never} Remove it; all that support may see of billing is a standing "
                + "(record: standing). If it means something else, have the MLS serve it under another name."
            : null;

    /// <summary>Judges the name or the title of a target field.</summary>
    /// <param name="written">The name as written.</param>
    /// <returns>What is wrong and what to do, or null when nothing is.</returns>
    public static string? InTarget(string written) =>
        ForbiddenFields.AreNamedIn(written) ? "Login names and passwords are never written to a target. Remove this field."
        : FinanceVocabulary.Find(written) is { } word
            ? $"This name speaks of money or cards ('{word}'): {Never} Remove it, or choose another name if it means something else."
            : null;

    /// <summary>Judges a value that the document itself holds.</summary>
    /// <param name="written">The value as written.</param>
    /// <returns>What is wrong and what to do, or null when nothing is.</returns>
    public static string? InValue(string written) =>
        FinanceVocabulary.FindInText(written) is { } word
            ? $"This value speaks of money or cards ('{word}'): such values never go to a support system, however they are written. Remove it, "
                + "or choose another word if it means something else; 'otherwise' stands for all values that need no entry."
            : null;
}
