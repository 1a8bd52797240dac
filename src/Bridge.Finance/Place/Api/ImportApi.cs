using System.Collections.Immutable;
using Bridge.Access;
using Bridge.Finance.Answers;
using Bridge.Finance.Imports;
using Bridge.Finance.Place.Files;
using Bridge.Finance.Place.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Finance.Place.Api;

/// <summary>Imports in the API.</summary>
internal static class ImportApi
{
    /// <summary>Header that a program sends with an upload; no page of another site can send it without being asked first.</summary>
    public const string Header = "X-Finance-Upload";

    private static readonly ImmutableArray<string> _fields = ["mapping", "asOf", "expectedClosing", "expectedRows", "acceptsVanished"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.Api("GET", "/imports", Policies.WorkWithBilling, async call => PlaceJson.Write(await call.Get<ImportDesk>().ListAsync(call.Person)));
        app.Api("GET", "/imports/{id}", Policies.WorkWithBilling, async call =>
            PlaceApi.Answer(await call.Get<ImportDesk>().FindAsync(call.Person, call.Route("id")), import => PlaceJson.Write(import)));
        app.Api("POST", "/imports", Policies.WorkWithBilling, StartAsync);
        app.Api("POST", "/imports/upload", Policies.WorkWithBilling, UploadAsync);
    }

    private static async Task<IResult> StartAsync(PlaceCall call)
    {
        var body = await PlaceJson.ReadAsync<ImportBody>(call.Context);
        return body.Value is not { } asked
            ? PlaceJson.Problem(body.Problem!) // there is one when there is no value
            : PlaceApi.Answer(await call.Get<ImportDesk>().RunAsync(call.Person, asked.Order()), Done);
    }

    private static async Task<IResult> UploadAsync(PlaceCall call)
    {
        if (!call.Context.Request.Headers.ContainsKey(Header))
        {
            return PlaceJson.Problem(new PlaceProblem(400, $"An upload has the header {Header}.", "Send it with any value."));
        }

        var form = await Upload.ReadAsync(call.Context, call.Get<FinancePlaceSettings>(), isForm: false);
        if (form.Value is not { } upload)
        {
            return PlaceJson.Problem(form.Problem!); // there is one when there is no value
        }

        using (upload)
        {
            return upload.File is { } file && upload.Fields.Keys.All(_fields.Contains)
                ? PlaceApi.Answer(await call.Get<ImportDesk>().RunAsync(call.Person, ImportOrder.Of(upload.Fields), file), Done)
                : PlaceJson.Problem(new PlaceProblem(400, "The form has no file, or a field that does not exist here.", $"Send {string.Join(", ", _fields)}, and then the file."));
        }
    }

    private static IResult Done(ImportReport report) =>
        PlaceJson.Write(report, report.Outcome == ImportOutcome.Refused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}
