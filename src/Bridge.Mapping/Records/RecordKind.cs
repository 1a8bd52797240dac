using Bridge.Core.Model;
using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Records;

/// <summary>How fields of one kind of record are read.</summary>
internal sealed record RecordKind<T>(RecordVocabulary Vocabulary, Func<string, Func<T, FieldValue>?> StandardReader)
    where T : class, IRecord
{
    /// <summary>Finds a reader once, so that mapping a record looks no name up; local fields are read by their name.</summary>
    public Func<T, FieldValue> Reader(string field) => StandardReader(field) ?? (record => record.Field(field));
}

/// <summary>The kinds of records that can be mapped.</summary>
internal static class RecordKinds
{
    private static readonly object[] _all =
    [
        new RecordKind<Member>(RecordVocabulary.Member, MemberFields.Reader),
        new RecordKind<Office>(RecordVocabulary.Office, OfficeFields.Reader),
        new RecordKind<MemberStanding>(RecordVocabulary.Standing, _ => null),
    ];

    /// <summary>Finds the kind of a record type.</summary>
    /// <exception cref="ArgumentException">The type has no mapping vocabulary; a fault of the calling code.</exception>
    public static RecordKind<T> Find<T>()
        where T : class, IRecord =>
        _all.OfType<RecordKind<T>>().SingleOrDefault()
            ?? throw new ArgumentException($"Records of type {typeof(T).Name} cannot be mapped by a document.");
}
