using System.Text;
using System.Xml;

namespace Bridge.Finance.Sources.Tables;

/// <summary>Goes through the XML of a workbook's part; of an element only what is asked for is in memory.</summary>
/// <remarks>Elements are known by their local names: the strict and the usual form of workbooks have different namespaces (ECMA-376 part 1 and 4).</remarks>
internal static class SheetXml
{
    private const string Pronunciation = "rPh";
    private static readonly XmlReaderSettings _settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <summary>Opens a part.</summary>
    /// <param name="part">Its bytes; the caller disposes them.</param>
    public static XmlReader Open(Stream part) => XmlReader.Create(part, _settings);

    /// <summary>Goes to the next element inside another, whatever its depth.</summary>
    /// <param name="reader">Stands inside.</param>
    /// <param name="depth">Depth of the other.</param>
    /// <returns>False at the end of the other.</returns>
    public static bool NextInside(XmlReader reader, int depth)
    {
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The plain text of an element without elements; the reader stands on its end then.</summary>
    /// <param name="reader">Stands on its start.</param>
    public static string Plain(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (depth, text) = (reader.Depth, "");
        while (reader.Read() && reader.Depth > depth)
        {
            text += reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace ? reader.Value : "";
        }

        return text;
    }

    /// <summary>The words of a text, plain or in pieces; what tells how to pronounce it is no part of it.</summary>
    /// <param name="reader">Stands on its start; on its end then.</param>
    public static string Words(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (depth, first) = (reader.Depth, (string?)null);
        StringBuilder? pieces = null;
        while (NextInside(reader, depth))
        {
            if (reader.LocalName == Pronunciation)
            {
                Skip(reader);
            }
            else if (reader.LocalName == "t")
            {
                var piece = Plain(reader);
                (first, pieces) = first is null ? (piece, null) : ("", (pieces ?? new StringBuilder(first)).Append(piece));
            }
        }

        return pieces?.ToString() ?? first ?? "";
    }

    // Not the reader's own: that goes on to what stands behind the element.
    private static void Skip(XmlReader reader)
    {
        if (!reader.IsEmptyElement)
        {
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                // to its end
            }
        }
    }
}
