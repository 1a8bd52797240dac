using Bridge.Sandbox.Reso.Data.Fields;

namespace Bridge.Sandbox.Reso.Data;

/// <summary>One served resource: its fields, its rows in key order and, where it has one, its time index.</summary>
internal sealed class Resource
{
    private readonly Dictionary<string, Field> _byName;

    public Resource(string name, IReadOnlyList<Field> fields, RowStore? store, Func<int> count)
    {
        Name = name;
        Fields = fields;
        Store = store;
        Count = count;
        Key = fields.Single(field => field.IsKey);
        _byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
    }

    public string Name { get; }

    public IReadOnlyList<Field> Fields { get; }

    public Field Key { get; }

    /// <summary>Timestamps and states; null for an append-only log, where every row is served.</summary>
    public RowStore? Store { get; }

    public Func<int> Count { get; }

    /// <summary>The field whose value is the timestamp of the time index.</summary>
    public string Watermark { get; init; } = "ModificationTimestamp";

    /// <summary>The single resource rows can be expanded to, and the row each row points to.</summary>
    public (string Name, Resource Target, Func<int, int> Row)? Link { get; init; }

    public Field? Find(string name) => _byName.GetValueOrDefault(name);

    public bool IsListed(int row) => Store?.IsListed(row) ?? true;

    /// <summary>The first row whose key is not below the given one; keys ascend with the row number.</summary>
    public int FirstAtOrAfter(in Cell key)
    {
        var (low, high) = (0, Count());
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Cell.Compare(Key.Read(middle), key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The row with exactly this key, served or not; null where there never was one.</summary>
    public int? FindRow(in Cell key)
    {
        var row = FirstAtOrAfter(key);
        return row < Count() && Cell.Compare(Key.Read(row), key) == 0 ? row : null;
    }

    /// <summary>The same rows with choices written the other way.</summary>
    public Resource InStyle(ResoEnumStyle style, Resource? linkTarget = null)
    {
        IReadOnlyList<Field> fields = style == ResoEnumStyle.HumanText ? Fields : [.. Fields.Select(Named)];
        return new Resource(Name, fields, Store, Count)
        {
            Watermark = Watermark,
            Link = Link is { } link && linkTarget is not null ? (link.Name, linkTarget, link.Row) : null,
        };
    }

    private static Field Named(Field field) => field.Lookup is not { } list
        ? field
        : field.WithRead(row =>
        {
            var cell = field.Read(row);
            return cell.Kind switch
            {
                CellKind.Text => Cell.OfText(list.NameOf(cell.Text ?? "")),
                CellKind.Many => Cell.OfMany([.. (cell.Items ?? []).Select(list.NameOf)]),
                _ => cell,
            };
        });
}
