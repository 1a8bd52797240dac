namespace Bridge.Finance.Composition;

/// <summary>How many of the values that somebody planted beforehand the finance store holds. Counts only: whoever asks knows the values already.</summary>
/// <param name="Texts">Account names, references, ids and file names that were found.</param>
/// <param name="Amounts">Amounts that were found.</param>
/// <param name="Days">Days that were found.</param>
public sealed record PlantedCount(int Texts, int Amounts, int Days);
