using Bridge.Core.Calls;

namespace Bridge.Mapping.Calls;

/// <summary>What the words that a mapping translates to stand for.</summary>
public static class CallFieldWords
{
    /// <summary>Words of outcomes.</summary>
    public static IReadOnlyDictionary<string, CallOutcome> Outcomes => CallWords.Outcomes;

    /// <summary>Words of directions.</summary>
    public static IReadOnlyDictionary<string, CallDirection> Directions => CallWords.Directions;

    /// <summary>Words of transfers.</summary>
    public static IReadOnlyDictionary<string, TransferKind> Transfers => CallWords.Transfers;

    /// <summary>Words of levels of support, with their numbers.</summary>
    public static IReadOnlyDictionary<string, int> Levels => CallWords.Levels;
}
