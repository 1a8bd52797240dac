using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Connectors.Workbook.Package;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Workbook.Desk;

/// <summary>Makes the sheets of a help desk, and columns that are missing from them; never changes what is there.</summary>
/// <param name="store">The file.</param>
internal sealed class DeskProvisioning(WorkbookStore store)
{
    /// <summary>Says what is missing.</summary>
    /// <returns>One step for each sheet.</returns>
    public IReadOnlyList<ProvisionStep> Plan() => [.. DeskSheets.All.Select(Plan)];

    /// <summary>Makes all that is missing, one small change of the file after the other.</summary>
    /// <param name="cancellationToken">Gives up; what was made stays.</param>
    /// <returns>A task that ends when everything is there.</returns>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (var sheet in DeskSheets.All)
        {
            await new WorkbookProvisioning(store, sheet.Sheet).ApplyAsync(sheet.Columns, cancellationToken);
        }
    }

    private ProvisionStep Plan(DeskSheet sheet)
    {
        var missing = new WorkbookProvisioning(store, sheet.Sheet).Missing(sheet.Columns);
        return new ProvisionStep(
            new TargetField { Name = sheet.Sheet.Name },
            missing is { Count: 0 } ? ProvisionAction.Keep : ProvisionAction.Create,
            missing is null ? $"The sheet {sheet.Sheet.Name} is made with its columns."
            : missing.Count == 0 ? $"The sheet {sheet.Sheet.Name} is there."
            : $"The sheet {sheet.Sheet.Name} lacks {string.Join(", ", missing.Select(column => $"'{column.Heading}'"))}; added behind the others.");
    }
}
