using System.Xml.Linq;

namespace Bridge.Connectors.Workbook.Package;

/// <summary>The order in which a workbook's formulas are computed, as Excel notes it.</summary>
/// <remarks>
/// A note that names a cell without a formula is damage to Excel. It may be left out; Excel then makes it anew and computes all formulas,
/// which people's own sheets need once rows were added. Source: ECMA-376 Part 1, sections 12.3.1 (calculation chain) and 18.2.2 (calcPr).
/// </remarks>
internal static class CalculationOrder
{
    private const string Kind = "calcChain";
    private static readonly string[] _before = ["sheets", "functionGroups", "externalReferences", "definedNames"];

    /// <summary>Leaves the note out, and asks for all formulas to be computed when the workbook is opened; does nothing when there is none.</summary>
    /// <param name="package">The workbook as it is.</param>
    /// <param name="draft">Its next state.</param>
    public static void Drop(WorkbookPackage package, WorkbookDraft draft)
    {
        if (package.Links(package.BookPart).FirstOrDefault(link => link.Kind == Kind)?.Target is not { } part)
        {
            return;
        }

        draft.Remove(part);
        Edit(draft, PartLink.Home(package.BookPart), link => ((string?)link.Attribute("Type"))?.EndsWith($"/{Kind}", StringComparison.Ordinal) == true);
        Edit(draft, WorkbookDraft.TypesPart, type => (string?)type.Attribute("PartName") == $"/{part}");
        var book = draft.Edit(package.BookPart).Root ?? throw new InvalidDataException();
        var name = book.Name.Namespace + "calcPr";
        if (book.Element(name) is null)
        {
            book.Elements().LastOrDefault(element => _before.Contains(element.Name.LocalName))?.AddAfterSelf(new XElement(name));
        }

        book.Element(name)?.SetAttributeValue("fullCalcOnLoad", 1);
    }

    private static void Edit(WorkbookDraft draft, string part, Func<XElement, bool> isGone) =>
        draft.Edit(part).Root?.Elements().Where(isGone).ToList().ForEach(element => element.Remove());
}
