namespace Bridge.Core.Settings;

/// <summary>What is said of a file of settings that is no YAML; each side reads its own, and an administrator reads the same words.</summary>
public static class DocumentSyntax
{
    /// <summary>Something is not closed; said with the place at which the reading came to its end.</summary>
    public const string NotEnded = "This is not YAML: what began before here does not end. Look for a bracket ({, [) or a quote that is not closed.";
}
