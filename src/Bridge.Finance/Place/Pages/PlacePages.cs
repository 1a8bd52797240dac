using Bridge.Access;
using Bridge.Finance.Auditing;
using Bridge.Finance.Place.Days;
using Bridge.Finance.Place.Http;
using Bridge.Finance.Place.Sums;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Finance.Place.Pages;

/// <summary>The pages of finance's place.</summary>
internal static class PlacePages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/place.css", () => Results.Text(StyleSheet.Text, "text/css; charset=utf-8")).AllowAnonymous();
        app.Page("GET", "/", Policies.EnterSide, OverviewAsync);
        app.Page("GET", "/digest", Policies.ReadAudit, async call =>
            await PageAnswers.PageAsync(call, "Digest of today", DigestPage.Of(await call.Get<DigestReader>().ReadAsync(call.Person))));
        AccountPages.Map(app);
        ListPages.Map(app);
        ImportPages.Map(app);
        ReleasePages.Map(app);
        ErasurePages.Map(app);
    }

    /// <summary>Nothing was typed yet.</summary>
    public static IReadOnlyDictionary<string, string> Blank { get; } = new Dictionary<string, string>().AsReadOnly();

    /// <summary>The zone that times are shown in.</summary>
    public static TimeZoneInfo Zone(PlaceCall call) => call.Get<SideDoor>().Open().Rules.Zone;

    private static async Task<IResult> OverviewAsync(PlaceCall call)
    {
        if (!await call.HoldsAsync(Policies.WorkWithBilling))
        {
            return PageAnswers.SeeOther(call.Context, "/digest"); // an auditor: reads the audit, and no data
        }

        await call.Get<PlaceAudit>().WriteAsync(call.Person, PlaceActions.ReadTotals, "sums of all accounts");
        return await PageAnswers.PageAsync(call, "Overview", Overview.Of(call.Get<TotalsReader>().Read(), Zone(call)));
    }
}
