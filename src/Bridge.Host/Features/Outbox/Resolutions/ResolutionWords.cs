namespace Bridge.Host.Features.Outbox.Resolutions;

/// <summary>What the mail about a resolution says in one language.</summary>
/// <param name="Language">Two letters.</param>
/// <param name="Title">Its subject.</param>
/// <param name="Nameless">What a request without a subject is called.</param>
/// <param name="Solved">The sentence, from the request's subject.</param>
/// <param name="SolvedBy">The sentence, from the request's subject and the representative's name.</param>
/// <param name="IfNot">What to do when it is not solved.</param>
internal sealed record ResolutionWords(
    string Language, string Title, string Nameless, Func<string, string> Solved, Func<string, string, string> SolvedBy, string IfNot)
{
    private static readonly ResolutionWords _english = new(
        "en",
        "Your request is solved",
        "your request",
        subject => $"Your request \"{subject}\" is solved.",
        (subject, agent) => $"{agent} has solved your request \"{subject}\".",
        "If it is not solved for you, add a comment to it where you see your requests, and we go on.");

    private static readonly ResolutionWords _spanish = new(
        "es",
        "Su solicitud está resuelta",
        "su solicitud",
        subject => $"Su solicitud «{subject}» está resuelta.",
        (subject, agent) => $"{agent} resolvió su solicitud «{subject}».",
        "Si para usted no está resuelta, añada un comentario donde ve sus solicitudes y seguimos.");

    /// <summary>The words for a reader.</summary>
    /// <param name="language">Language tag such as <c>es-MX</c>, or null.</param>
    /// <returns>Those of that language, or the English ones.</returns>
    public static ResolutionWords For(string? language) => language?.Split('-')[0].ToLowerInvariant() == "es" ? _spanish : _english;
}
