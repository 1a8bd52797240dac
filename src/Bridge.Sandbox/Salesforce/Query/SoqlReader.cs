using System.Globalization;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>Reads a query: fields of the object and of one it refers to, conditions, order, limit.</summary>
/// <remarks>Source: SOQL and SOSL Reference, "SOQL SELECT Syntax". Fields that the user may not read are as unknown as missing ones.</remarks>
internal sealed class SoqlReader(SalesforceOrg org, string userId, string soql)
{
    private readonly SoqlTokens _tokens = new(soql);

    public SoqlQuery Read()
    {
        _tokens.Expect("SELECT");
        var names = ReadNames();
        _tokens.Expect("FROM");
        var name = _tokens.Next().Text;
        var table = org.Table(name)
            ?? throw new SoqlRefusedException("INVALID_TYPE", $"sObject type '{name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name.");
        var columns = new SoqlColumns(org, table, userId);
        var selected = names.Select(columns.Find).ToList();
        var where = _tokens.Takes("WHERE") ? new SoqlConditions(_tokens, columns).Read() : _ => true;
        var order = _tokens.Takes("ORDER") ? ReadOrder(columns) : [];
        int? limit = _tokens.Takes("LIMIT") ? Number() : null;
        var offset = _tokens.Takes("OFFSET") ? Number() : 0;
        return !_tokens.IsAtEnd ? throw _tokens.Unexpected() : new SoqlQuery(table, selected, where, order, limit, offset);
    }

    private List<string> ReadNames()
    {
        var names = new List<string>();
        do
        {
            var name = _tokens.Next().Text;
            if (string.Equals(name, "COUNT", StringComparison.OrdinalIgnoreCase) && _tokens.Takes("("))
            {
                _tokens.Expect(")");
                return [];
            }

            names.Add(name);
        }
        while (_tokens.Takes(","));
        return names;
    }

    private List<(SoqlColumn Column, bool IsDescending, bool AreNullsLast)> ReadOrder(SoqlColumns columns)
    {
        _tokens.Expect("BY");
        var order = new List<(SoqlColumn Column, bool IsDescending, bool AreNullsLast)>();
        do
        {
            var column = columns.Find(_tokens.Next().Text);
            var isDescending = _tokens.Takes("DESC");
            _ = isDescending || _tokens.Takes("ASC");
            var areNullsLast = false;
            if (_tokens.Takes("NULLS"))
            {
                areNullsLast = _tokens.Takes("LAST");
                _ = areNullsLast || _tokens.Takes("FIRST") ? true : throw _tokens.Unexpected();
            }

            order.Add((column, isDescending, areNullsLast));
        }
        while (_tokens.Takes(","));
        return order;
    }

    private int Number() =>
        int.TryParse(_tokens.Next().Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw _tokens.Unexpected();
}
