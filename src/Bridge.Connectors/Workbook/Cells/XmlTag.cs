using System.Text;

namespace Bridge.Connectors.Workbook.Cells;

/// <summary>Finds elements of one name in XML without reading the rest of it.</summary>
/// <remarks>Rows are copied as they are, byte by byte, so that whatever people added to a sheet stays.</remarks>
/// <param name="name">Name of the element; one that does not stand inside itself.</param>
internal sealed class XmlTag(string name)
{
    private readonly byte[] _open = Encoding.ASCII.GetBytes($"<{name}");
    private readonly byte[] _close = Encoding.ASCII.GetBytes($"</{name}>");

    /// <summary>Rows of a sheet.</summary>
    public static XmlTag Row { get; } = new("row");

    /// <summary>Cells of a row.</summary>
    public static XmlTag Cell { get; } = new("c");

    /// <summary>Values of a cell.</summary>
    public static XmlTag Value { get; } = new("v");

    /// <summary>Formulas of a cell.</summary>
    public static XmlTag Formula { get; } = new("f");

    /// <summary>Pieces of a text.</summary>
    public static XmlTag Text { get; } = new("t");

    /// <summary>Readings of a text, which are no part of it.</summary>
    public static XmlTag Phonetic { get; } = new("rPh");

    /// <summary>Texts of the shared table.</summary>
    public static XmlTag SharedText { get; } = new("si");

    /// <summary>Finds the next element.</summary>
    /// <param name="xml">The XML.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="element">The element, from its first to its last bracket.</param>
    /// <param name="content">What stands between its tags; empty for a closed tag.</param>
    /// <returns>False when there is none, or its end is not in the XML.</returns>
    public bool TryFind(ReadOnlySpan<byte> xml, int from, out Range element, out Range content)
    {
        for (var at = from; xml[at..].IndexOf(_open) is >= 0 and var found; at += found + _open.Length)
        {
            var start = at + found;
            var after = start + _open.Length;
            if (after >= xml.Length)
            {
                break;
            }

            if (xml[after] is not ((byte)' ' or (byte)'>' or (byte)'/' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                continue;
            }

            return TryEnd(xml, start, after, out element, out content);
        }

        (element, content) = (default, default);
        return false;
    }

    /// <summary>Reads an attribute of an element's first tag.</summary>
    /// <param name="element">The element.</param>
    /// <param name="attribute">The attribute with the space before and the sign behind it, for example <c>' r="'</c>.</param>
    /// <returns>Its value; empty when it is not there.</returns>
    public static ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> element, ReadOnlySpan<byte> attribute)
    {
        var tag = element[..(element.IndexOf((byte)'>') + 1)];
        var at = tag.IndexOf(attribute);
        if (at < 0)
        {
            return [];
        }

        var value = tag[(at + attribute.Length)..];
        return value[..Math.Max(0, value.IndexOf((byte)'"'))];
    }

    private bool TryEnd(ReadOnlySpan<byte> xml, int start, int after, out Range element, out Range content)
    {
        (element, content) = (default, default);
        var bracket = xml[after..].IndexOf((byte)'>');
        if (bracket < 0)
        {
            return false;
        }

        var inner = after + bracket + 1;
        if (xml[inner - 2] == '/')
        {
            (element, content) = (start..inner, inner..inner);
            return true;
        }

        var close = xml[inner..].IndexOf(_close);
        if (close < 0)
        {
            return false;
        }

        (element, content) = (start..(inner + close + _close.Length), inner..(inner + close));
        return true;
    }
}
