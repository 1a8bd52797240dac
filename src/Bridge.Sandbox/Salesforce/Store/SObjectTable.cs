using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>The records of one object, found by id and by the fields that are external ids.</summary>
internal sealed class SObjectTable(SObjectType type)
{
    private readonly Dictionary<string, SObjectRow> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Dictionary<string, List<SObjectRow>>> _indexes = [];

    public SObjectType Type => type;

    public List<SObjectRow> Rows { get; } = [];

    public SObjectRow? Find(string id) => _byId.GetValueOrDefault(SalesforceId.Long(id));

    /// <summary>The records, not deleted, that hold a value in an external id or unique field.</summary>
    public IReadOnlyList<SObjectRow> FindBy(SObjectField field, string value) =>
        Index(field).GetValueOrDefault(value) is { } rows ? [.. rows.Where(row => !row.IsDeleted)] : [];

    public SObjectRow Add()
    {
        var row = new SObjectRow { [SObjectType.Id] = SalesforceId.Of(type.Prefix, Rows.Count + 1L) };
        Rows.Add(row);
        _byId[row.Id] = row;
        return row;
    }

    public void Set(SObjectRow row, SObjectField field, object? value)
    {
        if (IsIndexed(field))
        {
            var index = Index(field);
            if (row[field.Position] is string known)
            {
                index.GetValueOrDefault(known)?.Remove(row);
            }

            if (value is string text)
            {
                (index.TryGetValue(text, out var rows) ? rows : index[text] = []).Add(row);
            }
        }

        row[field.Position] = value;
    }

    private static bool IsIndexed(SObjectField field) => field.IsExternalId || field.IsUnique;

    // Built when it is first asked for: a field may be made after the records.
    private Dictionary<string, List<SObjectRow>> Index(SObjectField field)
    {
        if (!_indexes.TryGetValue(field.Position, out var index))
        {
            _indexes[field.Position] = index = new Dictionary<string, List<SObjectRow>>(field.Comparer);
            foreach (var row in Rows)
            {
                if (row[field.Position] is string text)
                {
                    (index.TryGetValue(text, out var rows) ? rows : index[text] = []).Add(row);
                }
            }
        }

        return index;
    }
}
