using System.Globalization;
using Bridge.Access;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Reviews;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Reviews;
using Microsoft.AspNetCore.Antiforgery;

namespace Bridge.Host.Features.Reviews;

/// <summary>The week's contacts and the form over HTTP.</summary>
internal static class ReviewEndpoints
{
    private const string Html = "text/html; charset=utf-8";
    private const string NoContact = "There is no such contact in this week. Choose one of the list.";

    /// <summary>Shows a week.</summary>
    public static Task<IResult> WeekAsync(HttpContext context, string? week, ReviewsReader reviews, ReviewSettings settings, FormStore forms, PageVisits visits, CancellationToken cancellationToken) =>
        GuardAsync(context, ReviewsPage.Path, visits, visit =>
        {
            var found = reviews.Read(week, cancellationToken);
            var filled = visit.Person is null ? null : forms.Filled(found.Picks.SelectMany(pick => pick.Chosen).Select(one => (one.Name, IdOf(one, context))));
            return Task.FromResult(Results.Content(ReviewsPage.Render(found, settings, forms.Totals(), filled, visit), Html));
        });

    /// <summary>Shows the form for one contact, as the reader filled it before.</summary>
    public static Task<IResult> FormAsync(
        HttpContext context, string? week, string? key, ReviewsReader reviews, ReviewSettings settings, FormStore forms, IAntiforgery tokens, PageVisits visits, CancellationToken cancellationToken) =>
        GuardAsync(context, FormPage.Path, visits, visit => Task.FromResult(reviews.Find(week, key, cancellationToken) is not { } found
            ? Problem(context, NoContact, FormPage.Path, visit, StatusCodes.Status404NotFound)
            : Form(context, found, settings, forms.Find(IdOf(found.Contact, context)), tokens, "", visit, StatusCodes.Status200OK)));

    /// <summary>Keeps a form.</summary>
    public static Task<IResult> KeepAsync(
        HttpContext context, ReviewsReader reviews, ReviewSettings settings, FormStore forms, IAntiforgery tokens, TimeProvider time, PageVisits visits, CancellationToken cancellationToken) =>
        GuardAsync(context, FormPage.Path, visits, async visit =>
        {
            if (!context.Request.HasFormContentType || !await tokens.IsRequestValidAsync(context))
            {
                return Problem(context, "This form is too old. Open it again from the week's list.", FormPage.Path, visit, StatusCodes.Status400BadRequest);
            }

            var sent = await context.Request.ReadFormAsync(cancellationToken);
            if (reviews.Find(sent["week"], sent["key"], cancellationToken) is not { } found)
            {
                return Problem(context, NoContact, FormPage.Path, visit, StatusCodes.Status404NotFound);
            }

            var answers = settings.Scorecard.Items.Where(item => sent.ContainsKey(FormPage.ItemField + item.Name))
                .ToDictionary(item => item.Name, item => sent[FormPage.ItemField + item.Name].ToString(), StringComparer.Ordinal);
            if (ReviewScore.Of(settings.Scorecard, answers) is not var (points, possible, isFailed))
            {
                return Form(context, found, settings, answers, tokens, "Answer every item; at least one of them must apply.", visit, StatusCodes.Status400BadRequest);
            }

            forms.Keep(new FilledForm(IdOf(found.Contact, context), time.GetUtcNow(), found.Contact.Agent, sent["calibration"] == "yes", points, possible, isFailed, !settings.OfCalls, answers));
            return Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"../{ReviewsPage.Path}?week={found.Monday:yyyy-MM-dd}"));
        });

    private static async Task<IResult> GuardAsync(HttpContext context, string path, PageVisits visits, Func<PageVisit, Task<IResult>> answer)
    {
        ClosedPage.Set(context);
        var visit = await visits.OfAsync(context.User);
        try
        {
            return await answer(visit);
        }
        catch (Exception error) when (error is KpiQuestionException or StoreException)
        {
            return Problem(context, error.Message, path, visit, error is StoreException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        }
    }

    private static IResult Problem(HttpContext context, string message, string path, PageVisit visit, int status) =>
        Results.Content(ReviewsPage.RenderProblem(message, path, path == FormPage.Path || context.Request.Query.Count > 0, visit), Html, statusCode: status);

    private static IResult Form(
        HttpContext context, (DateOnly Monday, ReviewCandidate Contact) found, ReviewSettings settings, IReadOnlyDictionary<string, string> answers, IAntiforgery tokens, string problem, PageVisit visit, int status)
    {
        var token = tokens.GetAndStoreTokens(context);
        return Results.Content(FormPage.Render(found.Contact, found.Monday, settings.Scorecard, answers, (token.FormFieldName, token.RequestToken), problem, visit), Html, statusCode: status);
    }

    private static string IdOf(ReviewCandidate contact, HttpContext context) => $"{contact.Name} by {Persons.IdOf(context.User)}";
}
