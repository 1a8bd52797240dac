using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Access.Requests;

/// <summary>What a page says: a heading, what to do, and at most a few ways on.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Sentence">What it means and what to do.</param>
/// <param name="Ways">Ways on, the first of them the likely one.</param>
internal sealed record Page(string Title, string Sentence, params Way[] Ways)
{
    private static readonly Way _first = new("To the first page", "/");
    private static readonly Way _again = new("Sign in again", SignInPaths.Start);
    private static readonly string _html = Embedded("sign-in.html");

    /// <summary>The style sheet of all pages.</summary>
    public static string Style { get; } = Embedded("sign-in.css");

    public static Page NotSignedIn { get; } = new("You are not signed in.", "Sign in, or present a token of this side.");

    public static Page SignedOut { get; } = new("You are signed out.", "If others use this device, close the browser too.", _again);

    public static Page NoRole { get; } = new(
        "You have no access here.",
        "The provider knows you, but gave you no role that opens anything on this side. Ask your administrator for one.",
        new Way("Sign in as somebody else", SignInPaths.Provider + "?again=true"));

    public static Page Forbidden { get; } = new(
        "Your role does not allow this.", "Nothing was done. Ask your administrator if you need it.", _first, new Way("Sign out", SignInPaths.End));

    public static Page NotFound { get; } = new("Nothing is here.", "Check the address.", _first);

    public static Page Refused { get; } = new(
        "You could not be signed in.", "The sign-in was too old, was used before, or the provider's answer does not count. Try once more; if it stays so, tell your administrator: the audit says why.", _again);

    public static Page Unreachable { get; } = new(
        "The sign-in provider does not answer.", "Nobody can sign in until it does; who is signed in stays so. Try again in a minute, then ask whoever runs the provider.", new Way("Try again", SignInPaths.Start));

    public static Page LinkRefused { get; } = new(
        "This link does not work any more.", "Each link works once and for a short time, on the machine that the bridge runs on. Start the trial again for new ones.", new Way("To the first page, if you are signed in", "/"));

    public static Page NotLocal { get; } = new(
        "Sign-in works on the bridge's own machine only.", "Open this page there by its loopback address, or set publicAddress to the https address that people use.");

    public static Page TooMany { get; } = new("Too many requests.", "Wait a moment, then try again.");

    public static Page NoAudit { get; } = new(
        "Nothing can be done just now.", "The audit cannot be written, and nothing happens without it. Tell your administrator: the log says what to do.");

    public static Page Fault { get; } = new(
        "The bridge met a fault of its own.", "What was under way may not have been done. Try again; if it stays so, tell your administrator when it was: the log names the place.", _first);

    public static Page Unclear { get; } = new("The address cannot be read.", "A part of it is not what the page expects. Begin at the first page.", _first);

    public static Page Unavailable { get; } = new("Not available now.", "Try again in a minute. If it stays so, tell your administrator: the log says what to do.", _first);

    /// <summary>The page for a status that was answered without a word.</summary>
    /// <param name="status">Status code.</param>
    /// <returns>The page; null for those that no browser gets.</returns>
    public static Page? Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Unclear,
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => NotFound,
        StatusCodes.Status500InternalServerError => Fault,
        StatusCodes.Status503ServiceUnavailable => Unavailable,
        _ => null,
    };

    /// <summary>Answers with the page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">Status code.</param>
    /// <returns>A task that ends with the answer.</returns>
    public Task WriteAsync(HttpContext context, int status = StatusCodes.Status200OK)
    {
        var side = context.RequestServices.GetService<AccessContext>() is { } access ? SideNames.Word(access.Side) : "";
        var html = _html
            .Replace("{{ways}}", string.Concat(Ways.Select(way => way.Html())), StringComparison.Ordinal)
            .Replace("{{title}}", WebUtility.HtmlEncode(Title), StringComparison.Ordinal)
            .Replace("{{sentence}}", WebUtility.HtmlEncode(Sentence), StringComparison.Ordinal)
            .Replace("{{side}}", side, StringComparison.Ordinal);
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status).ExecuteAsync(context);
    }

    private static string Embedded(string name)
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream($"Bridge.Access.Requests.Page.{name}")
            ?? throw new InvalidOperationException($"The page {name} is not part of this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>A way on: a link, or with a token a form that changes something.</summary>
/// <param name="Text">What it does.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Field">Name of the field with the form's token.</param>
/// <param name="Token">The form's token.</param>
internal sealed record Way(string Text, string Address, string? Field = null, string? Token = null)
{
    /// <summary>Writes it.</summary>
    /// <returns>HTML.</returns>
    public string Html() => Token is null
        ? $"<a class=\"way\" href=\"{WebUtility.HtmlEncode(Address)}\">{WebUtility.HtmlEncode(Text)}</a>"
        : $"<form method=\"post\" action=\"{WebUtility.HtmlEncode(Address)}\"><input type=\"hidden\" name=\"{WebUtility.HtmlEncode(Field)}\" value=\"{WebUtility.HtmlEncode(Token)}\">"
            + $"<button class=\"way\">{WebUtility.HtmlEncode(Text)}</button></form>";
}
