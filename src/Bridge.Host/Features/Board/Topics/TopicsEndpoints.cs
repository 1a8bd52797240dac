using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Board.Topics;

/// <summary>The page of topics, for those who see figures.</summary>
internal static class TopicsEndpoints
{
    /// <summary>Maps it.</summary>
    /// <param name="figures">The group of those who see figures.</param>
    public static void MapTopics(this RouteGroupBuilder figures) => figures.MapGet("/" + TopicsPage.Path, PageAsync);

    private static async Task<IResult> PageAsync(HttpContext context, TopicsReader topics, PageVisits visits, CancellationToken cancellationToken)
    {
        ClosedPage.Set(context);
        var visit = await visits.OfAsync(context.User);
        try
        {
            var question = KpiAddress.ReadTime(context.Request.Query);
            return Results.Content(TopicsPage.Render(topics.Read(question, cancellationToken), visit), "text/html; charset=utf-8");
        }
        catch (Exception error) when (error is KpiQuestionException or StoreException)
        {
            return Results.Content(TopicsPage.RenderProblem(error.Message, visit), "text/html; charset=utf-8", statusCode: error is StoreException ? 503 : 200);
        }
    }
}
