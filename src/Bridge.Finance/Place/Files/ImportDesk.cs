using Bridge.Finance.Answers;
using Bridge.Finance.Auditing;
using Bridge.Finance.Composition;
using Bridge.Finance.Documents;
using Bridge.Finance.Imports;
using Bridge.Finance.Sources.Mapping;

namespace Bridge.Finance.Place.Files;

/// <summary>Imports of files and the list of them. One import at a time; beginning and end of each are in the audit.</summary>
internal sealed class ImportDesk(SideDoor door, FinancePlaceSettings settings, PlaceAudit audit) : IDisposable
{
    /// <summary>Most imports that are listed.</summary>
    public const int MostListed = 200;

    private const string What = "billing file";

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The mapping documents to choose from.</summary>
    public ChoiceFolder Mappings { get; } = new(settings.Mappings, ".yaml", ".yml");

    /// <summary>The files to choose from.</summary>
    public ChoiceFolder Inbox { get; } = new(settings.Inbox);

    /// <summary>Lists the newest imports.</summary>
    public async Task<IReadOnlyList<ListedImport>> ListAsync(string person)
    {
        await audit.WriteAsync(person, PlaceActions.ReadImports, "imports, control totals, refused rows");
        return ImportList.Newest(door.Open().Store, MostListed);
    }

    /// <summary>Finds one import among the newest.</summary>
    public async Task<Answer<ListedImport>> FindAsync(string person, string id) =>
        (await ListAsync(person)).FirstOrDefault(import => import.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == id) is { } found
            ? found
            : new PlaceProblem(404, "There is no such import among the newest.", "Choose one that is listed.");

    /// <summary>Imports a file of the inbox, or what a query answers.</summary>
    public async Task<Answer<ImportReport>> RunAsync(string person, ImportOrder order)
    {
        var file = string.IsNullOrEmpty(order.File) ? null : Inbox.Choose(order.File, "file in the inbox");
        return file?.Problem is { } problem ? problem : await RunAsync(person, order, file?.Value, isUpload: false);
    }

    /// <summary>Imports a file that was sent.</summary>
    public Task<Answer<ImportReport>> RunAsync(string person, ImportOrder order, string upload) => RunAsync(person, order, upload, isUpload: true);

    public void Dispose() => _turn.Dispose();

    private async Task<Answer<ImportReport>> RunAsync(string person, ImportOrder order, string? file, bool isUpload)
    {
        var mapping = Mappings.Choose(order.Mapping, "mapping document");
        if (mapping.Value is not { } path)
        {
            return mapping.Problem!; // there is one when there is no value
        }

        Answer<ImportRequest> request;
        try
        {
            request = order.Check(BillingMappingReader.Read(path), file, isUpload);
        }
        catch (DocumentException error)
        {
            return PlaceProblem.Of(error)!; // a document's faults are a problem
        }

        if (request.Value is not { } given)
        {
            return request.Problem!; // as above
        }

        var side = door.Open();
        if (!await _turn.WaitAsync(TimeSpan.Zero))
        {
            return new PlaceProblem(409, "Another import is running.", "Wait until it is listed, then try again.");
        }

        try
        {
            await audit.WriteAsync(person, PlaceActions.StartImport, What);
            return await RunAsync(person, side, given);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Answer<ImportReport>> RunAsync(string person, FinanceSide side, ImportRequest request)
    {
        ImportReport report;
        try
        {
            // Runs to its end even if the browser has gone: it is stored whole or not at all, and is listed either way.
            report = await Task.Run(() => side.Import.RunAsync(request, CancellationToken.None));
        }
        catch (Exception error) when (error is FinanceException or DocumentException)
        {
            await audit.WriteAsync(person, PlaceActions.EndImport, What, outcome: PlaceOutcomes.Failed);
            return PlaceProblem.Of(error)! with { Status = 422 }; // both are problems; the file or the document is wrong, not the place
        }

        await audit.WriteAsync(person, PlaceActions.EndImport, What, outcome: report.Outcome == ImportOutcome.Refused ? PlaceOutcomes.Refused : PlaceOutcomes.Done);
        return report;
    }
}
