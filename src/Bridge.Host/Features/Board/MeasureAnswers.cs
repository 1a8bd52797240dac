using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Board;

/// <summary>Answers of the measures for programs: what cannot be answered is told as problem details.</summary>
internal static class MeasureAnswers
{
    /// <summary>Answers.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">Makes the answer.</param>
    /// <returns>The answer; 400 for a question that cannot be answered, 503 when the store cannot be read.</returns>
    public static IResult Of(HttpRequest request, Func<IResult> answer)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            return answer();
        }
        catch (KpiQuestionException error)
        {
            return Results.Problem(error.Message, statusCode: StatusCodes.Status400BadRequest, title: "The question cannot be answered as it was asked.");
        }
        catch (StoreException error)
        {
            return Results.Problem($"{error.Problem} {error.Remedy}", statusCode: StatusCodes.Status503ServiceUnavailable, title: "The measures cannot be read.");
        }
    }
}
