using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>A record: values by the position of their field.</summary>
internal sealed class SObjectRow
{
    private object?[] _values = new object?[SObjectType.SystemModstamp + 1];

    public string Id => (string)_values[SObjectType.Id]!; // set by the table before anybody sees the row

    public bool IsDeleted => _values[SObjectType.IsDeleted] is true;

    /// <summary>Gone from the recycle bin: no query finds it, the feed of deletions still names it.</summary>
    public bool IsPurged { get; set; }

    /// <summary>How often it was written; only the sandbox knows.</summary>
    public int Writes { get; set; }

    public object? this[int position]
    {
        get => position < _values.Length ? _values[position] : null;
        set
        {
            if (position >= _values.Length)
            {
                Array.Resize(ref _values, position + 1);
            }

            _values[position] = value;
        }
    }

    public object? this[SObjectField field] => this[field.Position] ?? (field.Type == "boolean" ? false : null);
}
