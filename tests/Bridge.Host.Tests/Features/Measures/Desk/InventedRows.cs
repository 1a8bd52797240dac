using Bridge.Core.Tables;

namespace Bridge.Host.Tests.Features.Measures.Desk;

/// <summary>Rows of any kind of table, few ids and words, with corrections where the kind knows revisions.</summary>
internal static class InventedRows
{
    private const int Ids = 14;
    private const long Day = 86_400_000;
    private const long Hour = 3_600_000;
    private const int First = 20_500; // days since 1970

    private static readonly string[] _texts = ["A", "B", "C"];

    /// <summary>Makes rows; a row that another one of the same revision replaces is left out, since the later of the two would count.</summary>
    /// <param name="kind">What they are.</param>
    /// <returns>The rows.</returns>
    public static IReadOnlyList<FactRow> Of(TableKind kind)
    {
        var rows = new Dictionary<string, FactRow>(StringComparer.Ordinal);
        for (var id = 1; id <= Ids; id++)
        {
            for (var revision = 0; revision < (kind.Revision is null ? 1 : 3); revision++)
            {
                var row = Row(kind, id, revision);
                rows.TryAdd(Identity(row), row);
            }
        }

        return [.. rows.Values];
    }

    private static FactRow Row(TableKind kind, int id, int revision)
    {
        var (random, row) = (new Random((id * 10) + revision), new FactRow(kind, ulong.MaxValue));
        foreach (var field in kind.Fields.Where(field => field.IsRequired || random.Next(3) > 0))
        {
            Set(row, field, random);
        }

        if (kind.Id is { } own)
        {
            row.Set(own, (long)id);
        }

        if (kind.Revision is { } number)
        {
            row.Set(number, (long)revision);
        }

        return row;
    }

    private static void Set(FactRow row, TableField field, Random random)
    {
        switch (field.Type)
        {
            case FieldType.Text:
                row.Set(field, _texts[random.Next(_texts.Length)]);
                break;
            case FieldType.Number:
                row.Set(field, random.Next(1, 400) / 4m);
                break;
            default:
                row.Set(field, field.Type switch
                {
                    FieldType.Instant => (First * Day) + (random.Next(24 * 60) * Hour),
                    FieldType.Day => First + random.Next(60),
                    FieldType.Duration => random.Next(1, 9) * Hour,
                    FieldType.Word => random.Next(field.Targets.Count),
                    _ => random.NextInt64(1, 6),
                });
                break;
        }
    }

    private static string Identity(FactRow row)
    {
        var kind = row.Kind;
        IEnumerable<TableField> fields = kind.Id is { } id ? [id] : kind.Identity.Count > 0 ? kind.Identity : kind.Fields.Where(field => field != kind.Revision);
        return string.Join('|', fields.Select(field => $"{row.Whole(field)} {row.Number(field)} {row.Text(field)}").Append($"{(kind.Revision is { } one ? row.Whole(one) : 0)}"));
    }
}
