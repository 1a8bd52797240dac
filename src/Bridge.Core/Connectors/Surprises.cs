namespace Bridge.Core.Connectors;

/// <summary>The closed set of things a run stops at until a person says yes (<c>--accept WORD</c>).</summary>
public static class Surprises
{
    /// <summary>A feed that held records returned none.</summary>
    public const string EmptyFeed = "empty-feed";

    /// <summary>The newest change time of a feed is older than one that was read before.</summary>
    public const string TimeFellBack = "time-fell-back";

    /// <summary>More records would be deactivated than the route's share allows.</summary>
    public const string MassDeactivation = "mass-deactivation";

    /// <summary>So many records were refused that a setting is more likely wrong than the records.</summary>
    public const string MassRefusal = "mass-refusal";

    /// <summary>A connection whose records the hub keeps leads to another place than before.</summary>
    public const string SameSystem = "same-system";

    /// <summary>All words, for messages and checks.</summary>
    public static IReadOnlyList<string> All { get; } = [EmptyFeed, TimeFellBack, MassDeactivation, MassRefusal, SameSystem];
}
