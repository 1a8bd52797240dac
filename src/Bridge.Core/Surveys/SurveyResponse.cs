using Bridge.Core.Model;

namespace Bridge.Core.Surveys;

/// <summary>What somebody answered about one contact, whoever asked: the bridge or the help desk itself.</summary>
/// <remarks>The comment has lost its card data at the door. Instants are UTC. A response that comes again replaces the one before.</remarks>
public sealed record SurveyResponse : IRecord
{
    /// <inheritdoc />
    /// <remarks>The origin is <c>surveys</c> for the bridge's own, otherwise the connection's name in the settings.</remarks>
    public required RecordKey Key { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The ticket that it is about.</summary>
    public required RecordKey Contact { get; init; }

    /// <summary>External id of the member who answered (<c>origin:key</c>), or null when it was no member.</summary>
    public string? MemberId { get; init; }

    /// <summary>Name of the representative, or null when none is known.</summary>
    public string? Agent { get; init; }

    /// <summary>The representative's group, or null.</summary>
    public string? Group { get; init; }

    /// <summary>How the contact reached the help desk, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>When the contact came to its end, or null.</summary>
    public DateTimeOffset? ContactAt { get; init; }

    /// <summary>When it was answered.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>The answers, at most one for each question.</summary>
    public required IReadOnlyList<SurveyAnswer> Answers { get; init; }

    /// <summary>What was added in words, or null.</summary>
    public string? Comment { get; init; }

    /// <inheritdoc />
    public bool IsTombstone => false;

    /// <inheritdoc />
    public string? Status => null;

    /// <inheritdoc />
    public FieldValue Field(string name) => name switch
    {
        nameof(MemberId) => FieldValue.Text(MemberId),
        nameof(Agent) => FieldValue.Text(Agent),
        nameof(Group) => FieldValue.Text(Group),
        nameof(Channel) => FieldValue.Text(Channel),
        nameof(Comment) => FieldValue.Text(Comment),
        _ => FieldValue.Blank,
    };
}
