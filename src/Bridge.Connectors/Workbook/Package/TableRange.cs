using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Bridge.Connectors.Workbook.Cells;

namespace Bridge.Connectors.Workbook.Package;

/// <summary>How far a table reaches.</summary>
/// <param name="FirstColumn">Its first column, from 0.</param>
/// <param name="FirstRow">The row of its headings, from 1.</param>
/// <param name="LastColumn">Its last column.</param>
/// <param name="LastRow">Its last row.</param>
internal sealed record TableRange(int FirstColumn, int FirstRow, int LastColumn, int LastRow)
{
    /// <summary>Reads the range of a table.</summary>
    /// <param name="table">The table.</param>
    /// <returns>The range, or null when it has none that can be read.</returns>
    public static TableRange? Of(XDocument table)
    {
        var corners = ((string?)table.Root?.Attribute("ref") ?? "").Split(':');
        return corners.Length == 2 && Corner(corners[0]) is { } first && Corner(corners[1]) is { } last
            ? new TableRange(first.Column, first.Row, last.Column, last.Row)
            : null;
    }

    /// <summary>Writes the range into a table and its filter.</summary>
    /// <param name="table">The table.</param>
    public void WriteTo(XElement table)
    {
        table.SetAttributeValue("ref", ToString());
        table.Elements().FirstOrDefault(element => element.Name.LocalName == "autoFilter")?.SetAttributeValue("ref", ToString());
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{ColumnName.Of(FirstColumn)}{FirstRow}:{ColumnName.Of(LastColumn)}{LastRow}");

    private static (int Column, int Row)? Corner(string address)
    {
        var plain = address.Replace("$", "", StringComparison.Ordinal);
        var column = ColumnName.Parse(Encoding.ASCII.GetBytes(plain));
        return column >= 0 && int.TryParse(plain.AsSpan(ColumnName.Of(column).Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (column, row)
            : null;
    }
}
