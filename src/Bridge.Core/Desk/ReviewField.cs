using Bridge.Core.Tables;

namespace Bridge.Core.Desk;

/// <summary>What a row of call reviews may hold: one scored form.</summary>
public static class ReviewField
{
    /// <summary>The review.</summary>
    public static TableField Review { get; } = new(0, "review", FieldType.Key) { IsRequired = true };

    /// <summary>When the contact was reviewed.</summary>
    public static TableField At { get; } = new(1, "at", FieldType.Instant) { IsRequired = true };

    /// <summary>What the review was for; review when not told.</summary>
    public static TableField Purpose { get; } = new(2, "purpose", FieldType.Word) { Targets = ["review", "calibration", "secretShopper"] };

    /// <summary>Points reached.</summary>
    public static TableField Points { get; } = new(3, "points", FieldType.Number) { IsRequired = true };

    /// <summary>Points that could be reached; items that do not apply left out.</summary>
    public static TableField Possible { get; } = new(4, "possible", FieldType.Number) { IsRequired = true };

    /// <summary>Whether an item failed the whole; no when not told.</summary>
    public static TableField AutoFail { get; } = new(5, "autoFail", FieldType.Word) { Targets = ["no", "yes"] };

    /// <summary>Agent.</summary>
    public static TableField Agent { get; } = new(6, "agent", FieldType.Text);

    /// <summary>Team.</summary>
    public static TableField Group { get; } = new(7, "group", FieldType.Text);

    /// <summary>Channel.</summary>
    public static TableField Channel { get; } = new(8, "channel", FieldType.Text);

    /// <summary>Grows with each change of the row.</summary>
    public static TableField Revision { get; } = new(9, "revision", FieldType.Whole);

    /// <summary>What was reviewed; a call when not told.</summary>
    public static TableField Of { get; } = new(10, "of", FieldType.Word) { Targets = ["calls", Tickets] };

    /// <summary>Word of forms about tickets.</summary>
    public const string Tickets = "tickets";

    /// <summary>Word of forms that a secret shopper filled.</summary>
    public const string SecretShopper = "secretShopper";

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new("review", "reviews", [Review, At, Purpose, Points, Possible, AutoFail, Agent, Group, Channel, Revision, Of])
    {
        Id = Review,
        Revision = Revision,
    };
}
