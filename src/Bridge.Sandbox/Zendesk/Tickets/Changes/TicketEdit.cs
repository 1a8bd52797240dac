using Bridge.Sandbox.Zendesk.Tickets.Fields;
using Bridge.Sandbox.Zendesk.Uploads;

namespace Bridge.Sandbox.Zendesk.Tickets.Changes;

/// <summary>What one update wants to change; a property that is not listed stays as it is.</summary>
internal sealed class TicketEdit
{
    /// <summary>Texts and ids by property, in the order they are written down in the audit.</summary>
    public List<(string Field, object? Value)> Values { get; } = [];

    /// <summary>Checked values of custom fields.</summary>
    public List<(TicketField Field, object? Value)> CustomFields { get; } = [];

    public string[]? Tags { get; set; }

    public string[]? AddTags { get; set; }

    public string[]? RemoveTags { get; set; }

    public List<long>? Followers { get; set; }

    public List<long>? EmailCcs { get; set; }

    public CommentDraft? Comment { get; set; }

    public long FollowsUp { get; set; }

    /// <summary>What the caller adds of its own to the audit.</summary>
    public IReadOnlyList<(string Name, string Value)> Custom { get; set; } = [];

    /// <summary>The comments of an imported ticket.</summary>
    public List<(CommentDraft Comment, long Time)>? History { get; set; }

    public TicketEdit Set(string field, object? value)
    {
        Values.RemoveAll(known => known.Field == field);
        Values.Add((field, value));
        return this;
    }

    public object? Value(string field) => Values.Find(known => known.Field == field).Value;

    public bool Has(string field) => Values.Exists(known => known.Field == field);
}

/// <summary>A comment about to be added; <see cref="AuthorId"/> 0 is whoever makes the update.</summary>
internal sealed record CommentDraft(string Body, bool Public, long AuthorId = 0)
{
    public StoredAttachment[] Attachments { get; init; } = [];

    /// <summary>The upload tokens the attachments came with.</summary>
    public IReadOnlyList<string> Uploads { get; init; } = [];
}

/// <summary>Who makes an update, when and by which way.</summary>
/// <param name="Id">The user.</param>
/// <param name="Now">Unix milliseconds of a whole second.</param>
/// <param name="Channel">The word under <c>via</c>.</param>
internal readonly record struct Actor(long Id, long Now, string Channel);
