using Bridge.Core.Model;

namespace Bridge.Mapping.Documents;

/// <summary>The words a mapping document may use for one kind of record.</summary>
/// <param name="Word">Word after <c>record:</c>.</param>
/// <param name="Always">Fields that are read whatever the document names: the key and the state.</param>
/// <param name="Names">Names of the standard fields.</param>
internal sealed record RecordVocabulary(
    string Word, IReadOnlyList<string> Always, IReadOnlyCollection<string> Names)
{
    public static RecordVocabulary Member { get; } = new("member", ["MemberKey", "MemberStatus"], MemberFields.Names);

    public static RecordVocabulary Office { get; } = new("office", ["OfficeKey", "OfficeStatus"], OfficeFields.Names);

    public static RecordVocabulary Standing { get; } = new("standing", [], [MemberStanding.FieldName]);

    /// <summary>True when a feed may have fields of its own. Finance releases one word and nothing beside it.</summary>
    public bool HasLocalFields => this != Standing;

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<RecordVocabulary> All { get; } = [Member, Office, Standing];

    /// <summary>Streams a reference may point to.</summary>
    public static IReadOnlyList<string> Streams { get; } = ["members", "offices"];
}
