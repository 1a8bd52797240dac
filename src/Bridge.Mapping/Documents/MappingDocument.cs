using Bridge.Core.Mapping;

namespace Bridge.Mapping.Documents;

/// <summary>A checked mapping document.</summary>
public sealed class MappingDocument
{
    private string _text = "";

    internal MappingDocument(string file, RecordVocabulary record, IReadOnlyList<FieldSpec> fields)
    {
        (File, Record, Fields) = (file, record.Word, fields);
        Shape = new TargetShape(fields.Select(field => field.Target));
        SourceFields = [.. fields.SelectMany(FieldsOf).Concat(record.Always)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Path of the file, or name of the built-in document.</summary>
    public string File { get; }

    /// <summary>Record kind: <c>member</c>, <c>office</c> or <c>standing</c>.</summary>
    public string Record { get; }

    /// <summary>The YAML it was read from; changes whenever the document could map a record otherwise.</summary>
    public string Text => _text;

    /// <summary>The fields the document writes.</summary>
    public TargetShape Shape { get; }

    /// <summary>The source fields it reads, with the key and the status; local fields without their prefix.</summary>
    public IReadOnlyList<string> SourceFields { get; }

    internal IReadOnlyList<FieldSpec> Fields { get; }

    /// <summary>Reads and checks a document.</summary>
    /// <param name="file">What to call it in faults.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="document">The document, when there is no fault.</param>
    /// <returns>All faults, in the order of the text; empty when the document is good.</returns>
    public static IReadOnlyList<MappingFault> Read(string file, string text, out MappingDocument? document)
    {
        var faults = new FaultList(file);
        document = new DocumentReader(file, faults).Read(text);
        if (faults.Faults.Count > 0)
        {
            document = null;
        }
        else if (document is not null)
        {
            document._text = text;
        }

        return [.. faults.Faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
    }

    private static IEnumerable<string> FieldsOf(FieldSpec field) => field.Source switch
    {
        ChooseSource choose => choose.Candidates.SelectMany(candidate => candidate.Fields),
        ReferenceSource reference => [reference.Field],
        _ => [],
    };
}
