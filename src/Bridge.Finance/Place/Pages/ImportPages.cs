using Bridge.Access;
using Bridge.Finance.Answers;
using Bridge.Finance.Imports;
using Bridge.Finance.Place.Files;
using Bridge.Finance.Place.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Finance.Place.Pages;

/// <summary>Imports: the list, one of them, and starting one.</summary>
internal static class ImportPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.Page("GET", "/imports", Policies.WorkWithBilling, call => ListAsync(call, PlacePages.Blank, null));
        app.Page("GET", "/imports/{id}", Policies.WorkWithBilling, ShowAsync);
        app.Page("POST", "/imports", Policies.WorkWithBilling, StartAsync);
        app.Page("POST", "/imports/upload", Policies.WorkWithBilling, UploadAsync);
    }

    private static async Task<IResult> ListAsync(PlaceCall call, IReadOnlyDictionary<string, string> typed, PlaceProblem? problem)
    {
        var desk = call.Get<ImportDesk>();
        var imports = await desk.ListAsync(call.Person);
        var choices = new ImportChoices(desk.Mappings.Names(), desk.Inbox.Exists ? desk.Inbox.Names() : null);
        return await PageAnswers.PageAsync(call, "Imports", ImportsPage.Of(choices, imports, ImportOrder.Of(typed), PlacePages.Zone(call)), problem);
    }

    private static async Task<IResult> ShowAsync(PlaceCall call)
    {
        var found = await call.Get<ImportDesk>().FindAsync(call.Person, call.Route("id"));
        return found.Value is { } import
            ? await PageAnswers.PageAsync(call, $"Import {import.Id}", ImportPage.Of(import.Report, import.At, PlacePages.Zone(call)))
            : await PageAnswers.ProblemAsync(call, found.Problem!); // there is one when there is no value
    }

    private static async Task<IResult> StartAsync(PlaceCall call)
    {
        var form = await PlaceForms.ReadAsync(call.Context);
        return form.Value is { } typed
            ? await DoneAsync(call, typed, await call.Get<ImportDesk>().RunAsync(call.Person, ImportOrder.Of(typed)))
            : await ListAsync(call, PlacePages.Blank, form.Problem);
    }

    private static async Task<IResult> UploadAsync(PlaceCall call)
    {
        var form = await Upload.ReadAsync(call.Context, call.Get<FinancePlaceSettings>(), isForm: true);
        if (form.Value is not { } upload)
        {
            return await ListAsync(call, PlacePages.Blank, form.Problem);
        }

        using (upload)
        {
            return upload.File is { } file
                ? await DoneAsync(call, upload.Fields, await call.Get<ImportDesk>().RunAsync(call.Person, ImportOrder.Of(upload.Fields) with { File = null }, file))
                : await ListAsync(call, PlaceForms.Again(upload.Fields), new PlaceProblem(400, "No file was chosen.", "Choose the export to send."));
        }
    }

    // The list, not this answer, is what a reload may repeat: the newest import stands there with its number.
    private static async Task<IResult> DoneAsync(PlaceCall call, Dictionary<string, string> typed, Answer<ImportReport> done) => done.Value is { } report
        ? await PageAnswers.PageAsync(
            call, "Import ended", ImportPage.Of(report, null, PlacePages.Zone(call)),
            report.Outcome == ImportOutcome.Refused ? new PlaceProblem(422, "The file was refused as a whole.", "Correct what is named below, then import it again.") : null)
        : await ListAsync(call, PlaceForms.Again(typed), done.Problem);
}

/// <summary>What an import may be made of.</summary>
/// <param name="Mappings">Names of mapping documents.</param>
/// <param name="Inbox">Names of files in the inbox; null when there is none.</param>
internal sealed record ImportChoices(IReadOnlyList<string> Mappings, IReadOnlyList<string>? Inbox);
