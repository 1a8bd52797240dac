using Bridge.Core.Model;

namespace Bridge.Mapping.Documents;

/// <summary>The words a mapping document may use for one kind of record.</summary>
/// <param name="Word">Word after <c>record:</c>.</param>
/// <param name="KeyField">Field that holds the record's key.</param>
/// <param name="StatusField">Field that holds the record's state.</param>
/// <param name="Names">Names of the standard fields.</param>
internal sealed record RecordVocabulary(
    string Word, string KeyField, string StatusField, IReadOnlyCollection<string> Names)
{
    public static RecordVocabulary Member { get; } = new("member", "MemberKey", "MemberStatus", MemberFields.Names);

    public static RecordVocabulary Office { get; } = new("office", "OfficeKey", "OfficeStatus", OfficeFields.Names);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<RecordVocabulary> All { get; } = [Member, Office];

    /// <summary>Streams a reference may point to.</summary>
    public static IReadOnlyList<string> Streams { get; } = ["members", "offices"];
}
