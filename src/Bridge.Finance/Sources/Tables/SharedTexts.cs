using System.Xml;
using Bridge.Core.Tables;
using DocumentFormat.OpenXml.Packaging;

namespace Bridge.Finance.Sources.Tables;

/// <summary>The texts that the cells of a workbook share; all of them are in memory, so they are bounded.</summary>
internal static class SharedTexts
{
    /// <summary>Characters of all texts, with what each takes besides: about 256 MiB of memory.</summary>
    private const long Most = 128 << 20;

    private const int Besides = 16;

    /// <summary>Reads the texts.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="part">Where they are, or null.</param>
    /// <exception cref="FinanceException">There are too many, or one has no end.</exception>
    public static IReadOnlyList<string> Read(string name, SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        using var bytes = new RowBoundStream(part.GetStream(), LongRow.Most);
        using var reader = SheetXml.Open(bytes);
        long size = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
                {
                    var text = SheetXml.Words(reader);
                    bytes.NextRow();
                    size += text.Length + Besides;
                    texts.Add(size <= Most ? text : throw new FinanceException(
                        $"{name}: the texts of this workbook do not fit into memory; the last that did is number {texts.Count}.", "Export it as CSV, or in several files."));
                }
            }
        }
        catch (RowTooLongException)
        {
            throw new FinanceException($"{name}: text number {texts.Count + 1} of this workbook has no end within {LongRow.Most >> 20} MiB.", "Look whether the file is what it seems to be, and export it again. Nothing was stored.");
        }

        return texts;
    }
}
