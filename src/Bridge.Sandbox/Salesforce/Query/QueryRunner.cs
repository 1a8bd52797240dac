using Bridge.Sandbox.Salesforce.Schema;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>Finds and orders the rows of a query. Call it under the gate.</summary>
internal static class QueryRunner
{
    public static IReadOnlyList<SObjectRow> Run(SoqlQuery query, bool isAll)
    {
        IEnumerable<SObjectRow> rows = query.Table.Rows.Where(row => !row.IsPurged && (isAll || !row.IsDeleted) && query.Where(row));
        if (query.Order.Count > 0)
        {
            rows = rows.OrderBy(row => row, Comparer<SObjectRow>.Create((one, other) => Compare(query, one, other)));
        }

        rows = rows.Skip(query.Offset);
        return [.. query.Limit is { } limit ? rows.Take(limit) : rows];
    }

    private static int Compare(SoqlQuery query, SObjectRow one, SObjectRow other)
    {
        foreach (var (column, isDescending, areNullsLast) in query.Order)
        {
            var (left, right) = (column.Value(one), column.Value(other));
            if (left is null != right is null)
            {
                return left is null != areNullsLast ? -1 : 1;
            }

            var order = new SoqlValues(column.Field).Compare(left, right);
            if (order != 0)
            {
                return isDescending ? -order : order;
            }
        }

        return string.CompareOrdinal((string?)one[SObjectType.Id], (string?)other[SObjectType.Id]);
    }
}
