using Bridge.Finance.Answers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Finance.Place.Http;

/// <summary>Reads the forms of pages, once it is certain that a page of ours had them.</summary>
internal static class PlaceForms
{
    /// <summary>Why a form was not taken.</summary>
    public static PlaceProblem Untrusted { get; } = new(
        400, "The form does not belong to this sign-in, or the page was too old. Nothing was done.", "Open the page again and fill it in once more.");

    public static Task<bool> IsTrustedAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);

    /// <summary>What was typed, to fill the form in again; nothing when card data is among it.</summary>
    public static IReadOnlyDictionary<string, string> Again(Dictionary<string, string> typed) =>
        typed.Values.Any(Auditing.Reason.HoldsCard) ? new Dictionary<string, string>() : typed;

    /// <summary>Reads the fields of a form, each at most once.</summary>
    public static async Task<Answer<Dictionary<string, string>>> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return new PlaceProblem(415, "A page's form is sent as a form.", "Use the page.");
        }

        try
        {
            if (!await IsTrustedAsync(context))
            {
                return Untrusted;
            }

            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form.Where(field => field.Value.Count == 1).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        }
        catch (InvalidDataException)
        {
            return Untrusted; // more or longer fields than any page has
        }
    }
}
