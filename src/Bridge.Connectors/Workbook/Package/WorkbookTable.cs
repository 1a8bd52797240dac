using System.Xml.Linq;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Workbook.Package;

/// <summary>The table around the rows of a sheet. Source: ECMA-376 Part 1, section 18.5.1 (tables).</summary>
internal static class WorkbookTable
{
    /// <summary>Refuses a table that ends with totals: new rows would stand behind them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="sheet">Name of its sheet.</param>
    public static void RefuseTotals(XDocument table, string sheet)
    {
        if ((string?)table.Root?.Attribute("totalsRowCount") is not (null or "0"))
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"The table of the sheet {sheet} ends with a row of totals, so new rows find no place.",
                "Switch the row of totals off in Excel (Table Design), and save.");
        }
    }

    /// <summary>Lets the table reach to a row; a table without one is not allowed, so it keeps an empty one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="lastRow">The last row that holds anything.</param>
    public static void Stretch(XDocument table, int lastRow)
    {
        if (TableRange.Of(table) is { } range && lastRow > range.LastRow)
        {
            (range with { LastRow = lastRow }).WriteTo(table.Root!); // it has a range, so it has a root
        }
    }

    /// <summary>Adds a column at the table's right edge; does nothing for a column elsewhere.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number, from 0.</param>
    /// <param name="heading">Its heading.</param>
    public static void AddColumn(XDocument table, int column, string heading)
    {
        if (TableRange.Of(table) is not { } range || range.LastColumn != column - 1
            || table.Root!.Elements().FirstOrDefault(element => element.Name.LocalName == "tableColumns") is not { } columns) // it has a range, so it has a root
        {
            return;
        }

        (range with { LastColumn = column }).WriteTo(table.Root);
        var id = columns.Elements().Max(one => (int?)one.Attribute("id")) + 1 ?? 1;
        columns.Add(new XElement(columns.Name.Namespace + "tableColumn", new XAttribute("id", id), new XAttribute("name", heading)));
        columns.SetAttributeValue("count", columns.Elements().Count());
    }

    /// <summary>Makes a table of one column.</summary>
    /// <param name="main">Namespace of spreadsheets.</param>
    /// <param name="id">Its number in the workbook.</param>
    /// <param name="name">Its name in the workbook.</param>
    /// <param name="heading">The column's heading.</param>
    /// <returns>The table.</returns>
    public static XDocument New(XNamespace main, int id, string name, string heading)
    {
        var table = new XElement(
            main + "table", new XAttribute("id", id), new XAttribute("name", name), new XAttribute("displayName", name), new XAttribute("ref", ""), new XAttribute("totalsRowShown", 0),
            new XElement(main + "autoFilter", new XAttribute("ref", "")),
            new XElement(main + "tableColumns", new XAttribute("count", 1), new XElement(main + "tableColumn", new XAttribute("id", 1), new XAttribute("name", heading))),
            new XElement(main + "tableStyleInfo", new XAttribute("name", "TableStyleLight1"), new XAttribute("showRowStripes", 1)));
        new TableRange(0, 1, 0, 2).WriteTo(table);
        return new XDocument(table);
    }
}
