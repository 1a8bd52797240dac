using System.Globalization;
using Bridge.Sandbox.Dataverse.Schema;

namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>The rows of one table, found by id and by alternate key. Keys compare without case, as the database does.</summary>
internal sealed class EntityTable(EntityType type)
{
    private readonly Dictionary<Guid, EntityRow> _byId = [];
    private readonly Dictionary<AlternateKey, Dictionary<string, EntityRow>> _indexes = [];

    public EntityType Type => type;

    public IReadOnlyCollection<EntityRow> Rows => _byId.Values;

    /// <summary>Rows that were deleted, with the version of that change.</summary>
    public List<(Guid Id, long Version)> Deleted { get; } = [];

    public EntityRow? Find(Guid id) => _byId.GetValueOrDefault(id);

    public EntityRow? Find(AlternateKey key, string value) => Index(key).GetValueOrDefault(value);

    public void Add(EntityRow row)
    {
        _byId[row.Id] = row;
        row[type.PrimaryId] = row.Id;
        ReIndex(row, isThere: true);
    }

    public void Remove(EntityRow row)
    {
        ReIndex(row, isThere: false);
        _byId.Remove(row.Id);
    }

    public void Set(EntityRow row, string column, object? value)
    {
        var isKey = type.Keys.Any(key => key.Columns.Contains(column));
        if (isKey)
        {
            ReIndex(row, isThere: false);
        }

        row[column] = value;
        if (isKey)
        {
            ReIndex(row, isThere: true);
        }
    }

    /// <summary>Begins a key over the rows that are there; rows with equal values make it fail.</summary>
    public void Add(AlternateKey key)
    {
        type.Keys.Add(key);
        Index(key);
    }

    /// <summary>The value a row has under a key; null when a column is empty, which no key looks at.</summary>
    public static string? KeyOf(AlternateKey key, Func<string, object?> value)
    {
        var parts = key.Columns.Select(column => Convert.ToString(value(column), CultureInfo.InvariantCulture)).ToList();
        return parts.Exists(string.IsNullOrEmpty) ? null : string.Join('\u001f', parts);
    }

    private void ReIndex(EntityRow row, bool isThere)
    {
        foreach (var key in type.Keys.Where(key => !key.HasFailed))
        {
            if (KeyOf(key, column => row[column]) is not { } value)
            {
                continue;
            }

            if (isThere)
            {
                Index(key)[value] = row;
            }
            else
            {
                Index(key).Remove(value);
            }
        }
    }

    private Dictionary<string, EntityRow> Index(AlternateKey key)
    {
        if (!_indexes.TryGetValue(key, out var index))
        {
            _indexes[key] = index = new Dictionary<string, EntityRow>(StringComparer.OrdinalIgnoreCase);
            foreach (var row in _byId.Values)
            {
                if (KeyOf(key, column => row[column]) is { } value && !index.TryAdd(value, row))
                {
                    key.HasFailed = true;
                }
            }
        }

        return index;
    }
}
