using Bridge.Core.Calls;
using Bridge.Core.Tables;
using Bridge.Mapping.Documents;
using Bridge.Mapping.Tables;

namespace Bridge.Mapping.Calls;

/// <summary>A checked document that says how a table of calls is read.</summary>
/// <param name="Table">How its rows are read.</param>
/// <param name="Inputs">What the file tells.</param>
public sealed record CallMapping(TableMapping Table, CallInputs Inputs)
{
    /// <summary>Name of the source, unless the import names another.</summary>
    public string Source => Table.Source;

    /// <summary>True when a column that tells who called is also, or is part of, the id of the call: such ids are nobody's to keep.</summary>
    public bool IdsTellCallers => ColumnsOf(CallField.Id, CallField.Contact).Intersect(ColumnsOf(CallField.Caller, CallField.Member), StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>IANA zone of times without an offset, or null.</summary>
    public string? Zone => Table.Zone;

    /// <summary>Reads and checks a document.</summary>
    /// <param name="file">What to call it in faults.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="zone">IANA zone that the import names, or null; wins over the document's.</param>
    /// <param name="mapping">The document, when there is no fault.</param>
    /// <returns>All faults, in the order of the text; empty when the document is good.</returns>
    public static IReadOnlyList<MappingFault> Read(string file, string text, string? zone, out CallMapping? mapping)
    {
        var faults = TableMapping.Read(CallField.Kind, file, text, zone, out var table);
        mapping = table is null ? null : new CallMapping(table, Tells(table) & ~table.Lacks.Aggregate(CallInputs.None, (all, word) => all | CallWords.Inputs[word]));
        return faults;
    }

    private IEnumerable<string> ColumnsOf(params TableField[] fields) =>
        fields.SelectMany(field => Table.Columns.TryGetValue(field, out var column) ? column.From : []);

    private static CallInputs Tells(TableMapping mapping)
    {
        bool Has(TableField field) => mapping.Columns.ContainsKey(field);
        bool May(CallOutcome outcome) => mapping.Columns[CallField.Outcome].MayGive(CallWords.Outcomes.First(word => word.Value == outcome).Key);
        (bool Tells, CallInputs Inputs)[] table =
        [
            (Has(CallField.Wait), CallInputs.Wait | CallInputs.AbandonWait),
            (Has(CallField.AnsweredAt), CallInputs.Wait),
            (Has(CallField.EndedAt), CallInputs.AbandonWait),
            (Has(CallField.Talk) || (Has(CallField.AnsweredAt) && Has(CallField.EndedAt)), CallInputs.Talk),
            (Has(CallField.Hold), CallInputs.Hold),
            (Has(CallField.Wrap), CallInputs.Wrap),
            (Has(CallField.Transfer), CallInputs.Transfer),
            (Has(CallField.TransferLevel), CallInputs.TransferLevel),
            (Has(CallField.MissedOffers), CallInputs.MissedOffers),
            (Has(CallField.Ticket), CallInputs.TicketLink),
            (Has(CallField.Ivr), CallInputs.Ivr),
            (Has(CallField.Agent), CallInputs.Agent),
            (Has(CallField.Caller) || Has(CallField.Member), CallInputs.Caller),
            (Has(CallField.Member), CallInputs.Member),
            (May(CallOutcome.Blocked), CallInputs.Blocked),
            (May(CallOutcome.Voicemail), CallInputs.Voicemail),
            (May(CallOutcome.CallbackRequested), CallInputs.CallbackRequest),
            (Has(CallField.CallbackOf), CallInputs.CallbackOf),
        ];
        return table.Where(one => one.Tells).Aggregate(CallInputs.None, (all, one) => all | one.Inputs);
    }
}
