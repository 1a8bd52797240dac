using Bridge.Core.Tables;

namespace Bridge.Core.Desk;

/// <summary>What a row of a survey file may hold: one contact that was asked about, with its answers.</summary>
public static class SurveyField
{
    /// <summary>The source's id of the row; without it the row's own content is its id.</summary>
    public static TableField Id { get; } = new(0, "id", FieldType.Key);

    /// <summary>The contact that is asked about.</summary>
    public static TableField Contact { get; } = new(1, "contact", FieldType.Key) { IsRequired = true };

    /// <summary>When it was asked, or when the contact ended.</summary>
    public static TableField At { get; } = new(2, "at", FieldType.Instant) { IsRequired = true };

    /// <summary>What became of the asking; sent when not told.</summary>
    public static TableField Delivery { get; } = new(3, "delivery", FieldType.Word) { Targets = ["sent", "bounced", "notAsked"] };

    /// <summary>When it was answered.</summary>
    public static TableField AnsweredAt { get; } = new(4, "answeredAt", FieldType.Instant);

    /// <summary>Answer to the first question.</summary>
    public static TableField Satisfied { get; } = new(5, "satisfied", FieldType.Number);

    /// <summary>Scale of that answer; oneToFive when not told.</summary>
    public static TableField SatisfiedScale { get; } = new(6, "satisfiedScale", FieldType.Word) { Targets = ["yesNo", "oneToFive", "zeroToTen"] };

    /// <summary>Answer to: likely to call again?</summary>
    public static TableField CallAgain { get; } = new(7, "callAgain", FieldType.Number);

    /// <summary>Scale of that answer; oneToFive when not told.</summary>
    public static TableField CallAgainScale { get; } = new(8, "callAgainScale", FieldType.Word) { Targets = ["yesNo", "oneToFive", "zeroToTen"] };

    /// <summary>Answer to: would you speak well of us?</summary>
    public static TableField Recommend { get; } = new(9, "recommend", FieldType.Number);

    /// <summary>Scale of that answer; oneToFive when not told.</summary>
    public static TableField RecommendScale { get; } = new(10, "recommendScale", FieldType.Word) { Targets = ["yesNo", "oneToFive", "zeroToTen"] };

    /// <summary>Answer to: was it solved with the first contact?</summary>
    public static TableField Resolved { get; } = new(11, "resolved", FieldType.Word) { Targets = ["no", "yes"] };

    /// <summary>When somebody spoke with who was not content.</summary>
    public static TableField FollowedUpAt { get; } = new(12, "followedUpAt", FieldType.Instant);

    /// <summary>Agent of the contact.</summary>
    public static TableField Agent { get; } = new(13, "agent", FieldType.Text);

    /// <summary>Group of the contact.</summary>
    public static TableField Group { get; } = new(14, "group", FieldType.Text);

    /// <summary>Channel of the contact.</summary>
    public static TableField Channel { get; } = new(15, "channel", FieldType.Text);

    /// <summary>Topic of the contact.</summary>
    public static TableField Topic { get; } = new(16, "topic", FieldType.Text);

    /// <summary>Grows with each change of the row.</summary>
    public static TableField Revision { get; } = new(17, "revision", FieldType.Whole);

    /// <summary>The agent's own word on whether it was solved with the first contact; no answer of the member.</summary>
    public static TableField Ticked { get; } = new(18, "ticked", FieldType.Word) { Targets = ["no", "yes"] };

    /// <summary>Whether the result was published inside the company.</summary>
    public static TableField Published { get; } = new(19, "published", FieldType.Word) { Targets = ["no", "yes"] };

    /// <summary>The table.</summary>
    public static TableKind Kind { get; } = new("survey", "surveys", [Id, Contact, At, Delivery, AnsweredAt, Satisfied, SatisfiedScale, CallAgain, CallAgainScale, Recommend, RecommendScale, Resolved, FollowedUpAt, Agent, Group, Channel, Topic, Revision, Ticked, Published])
    {
        Subject = Contact,
        Id = Id,
        Revision = Revision,
    };
}
