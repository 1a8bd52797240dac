namespace Bridge.Mapping.Rules;

/// <summary>What a field rule made of a text: a text, nothing (blank), or a fault. Never holds the text in the fault.</summary>
/// <param name="Text">The normalised text; null when it is blank or at fault.</param>
/// <param name="Fault">What is wrong, as the end of a sentence that begins with the field; null when nothing is.</param>
public readonly record struct RuleOutcome(string? Text, string? Fault)
{
    /// <summary>The text holds nothing.</summary>
    public static RuleOutcome Blank => default;

    /// <summary>Refuses the text.</summary>
    /// <param name="fault">What is wrong, without the text itself.</param>
    /// <returns>The outcome.</returns>
    public static RuleOutcome Refuse(string fault) => new(null, fault);
}
