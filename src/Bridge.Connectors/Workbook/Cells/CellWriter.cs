using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Bridge.Connectors.Workbook.Cells;

/// <summary>Writes rows and cells of a sheet. Never writes a formula.</summary>
/// <param name="output">The sheet's part.</param>
internal sealed class CellWriter(Stream output)
{
    private const int FlushAt = 1 << 16;
    private readonly ArrayBufferWriter<byte> _bytes = new(2 * FlushAt);
    private readonly List<byte[]> _letters = [];

    /// <summary>Writes something as it is.</summary>
    /// <param name="xml">The XML.</param>
    public void Raw(ReadOnlySpan<byte> xml) => _bytes.Write(xml);

    /// <summary>Begins a row.</summary>
    /// <param name="row">Its number, from 1.</param>
    public void StartRow(int row)
    {
        Raw("<row r=\""u8);
        Number(row);
        Raw("\">"u8);
    }

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        Raw("</row>"u8);
        FlushIfFull();
    }

    /// <summary>Writes a cell; nothing for a blank one that has no look of its own.</summary>
    /// <param name="column">Its column, from 0.</param>
    /// <param name="row">Its row, from 1.</param>
    /// <param name="value">Its value; no formula.</param>
    /// <param name="style">Its look, or null for the one that fits the value.</param>
    /// <param name="looks">How cells of its column look.</param>
    public void Cell(int column, int row, CellValue value, int? style, CellLooks looks)
    {
        if (value.Kind == CellKind.Blank && style is null)
        {
            return;
        }

        Raw("<c r=\""u8);
        Raw(Letters(column));
        Number(row);
        var look = StyleOf(value, style, looks);
        if (look != 0)
        {
            Raw("\" s=\""u8);
            Number(look);
        }

        switch (value.Kind)
        {
            case CellKind.Blank:
                Raw("\"/>"u8);
                break;
            case CellKind.Text:
                Raw(CellText.HasOuterSpace(value.Text) ? "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8 : "\" t=\"inlineStr\"><is><t>"u8);
                CellText.Write(value.Text, _bytes);
                Raw("</t></is></c>"u8);
                break;
            default:
                Raw(value.Kind == CellKind.Flag ? "\" t=\"b\"><v>"u8 : "\"><v>"u8);
                Encoding.UTF8.GetBytes(value.Text, _bytes);
                Raw("</v></c>"u8);
                break;
        }
    }

    /// <summary>Writes a heading.</summary>
    /// <param name="column">Its column, from 0.</param>
    /// <param name="text">The heading.</param>
    /// <param name="look">Its look.</param>
    public void Heading(int column, string text, int look) => Cell(column, 1, CellValue.Of(text), look, new CellLooks(look, look, look, look, look));

    /// <summary>Hands on what was written.</summary>
    public void Flush()
    {
        output.Write(_bytes.WrittenSpan);
        _bytes.ResetWrittenCount();
    }

    /// <summary>Hands on what was written once it is much.</summary>
    public void FlushIfFull()
    {
        if (_bytes.WrittenCount >= FlushAt)
        {
            Flush();
        }
    }

    // People colour cells, so a look stays; but a text that begins like a formula must not become one when its cell is edited.
    private static int StyleOf(CellValue value, int? style, CellLooks looks) => value.Kind switch
    {
        CellKind.Text when CellText.LooksLikeFormula(value.Text) => looks.Quoted,
        CellKind.Text => style ?? looks.Text,
        CellKind.Number => style ?? looks.Number,
        CellKind.Flag => style ?? looks.Flag,
        _ => style ?? 0,
    };

    private byte[] Letters(int column)
    {
        while (_letters.Count <= column)
        {
            _letters.Add(Encoding.ASCII.GetBytes(ColumnName.Of(_letters.Count)));
        }

        return _letters[column];
    }

    private void Number(int number)
    {
        Utf8Formatter.TryFormat(number, _bytes.GetSpan(11), out var written);
        _bytes.Advance(written);
    }
}
