namespace Bridge.Connectors.Workbook.Cells;

/// <summary>The table of texts that a spreadsheet program keeps beside the sheets; cells name them by number.</summary>
/// <param name="xml">The table as it stands in the file; empty for none.</param>
internal sealed class SharedTexts(byte[] xml)
{
    private readonly List<(int Start, int Length)> _places = Find(xml);

    /// <summary>Reads a text.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The text; empty when there is no such number.</returns>
    public string Of(int number)
    {
        if (number < 0 || number >= _places.Count)
        {
            return "";
        }

        var (start, length) = _places[number];
        return CellReader.Runs(xml.AsSpan(start, length));
    }

    private static List<(int Start, int Length)> Find(byte[] xml)
    {
        var places = new List<(int Start, int Length)>();
        for (var at = 0; XmlTag.SharedText.TryFind(xml, at, out var element, out var content); at = element.End.Value)
        {
            places.Add((content.Start.Value, content.End.Value - content.Start.Value));
        }

        return places;
    }
}
