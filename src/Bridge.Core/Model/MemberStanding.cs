namespace Bridge.Core.Model;

/// <summary>The standing of one member, as finance released it; all that support may know about a member's billing.</summary>
public sealed record MemberStanding : IRecord
{
    /// <summary>Name of the one field there is.</summary>
    public const string FieldName = "Standing";

    /// <summary>Identity of the member; the same as in the stream of members.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Midnight UTC of the release's day, for all members alike; never the time of a change.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The standing.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Always false: whose standing is no longer told is of unknown standing, and not gone.</summary>
    public bool IsTombstone => false;

    /// <summary>Always null: a standing says nothing about membership.</summary>
    public string? Status => null;

    /// <inheritdoc />
    public FieldValue Field(string name) => name == FieldName ? FieldValue.Text(Standing.ToString()) : FieldValue.Blank;
}
