using System.Globalization;

namespace Bridge.Host.Settings.Surveys;

/// <summary>The words of one language, in mails and on the answer page.</summary>
/// <param name="Language">Two letters, for example <c>es</c>.</param>
/// <param name="Texts">The texts by key; every key of <see cref="SurveyTexts.Keys"/> is there.</param>
internal sealed record SurveyWords(string Language, IReadOnlyDictionary<string, string> Texts)
{
    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(Language);

    /// <summary>A text.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The text, its places still open.</returns>
    public string this[string key] => Texts[key];

    /// <summary>A text about a contact.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="agent">Name of the representative, or null.</param>
    /// <param name="at">When the contact was, in the reader's time zone.</param>
    /// <returns>The text with its places filled.</returns>
    public string About(string key, string? agent, DateTimeOffset at) =>
        Filled(key, ("{csr}", agent ?? Texts["team"]), ("{date}", at.ToString("f", _culture)));

    /// <summary>A text with an instant.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="until">The day, in the reader's time zone.</param>
    /// <returns>The text with its place filled.</returns>
    public string Until(string key, DateTimeOffset until) => Filled(key, ("{until}", until.ToString("D", _culture)));

    /// <summary>A text with some places filled.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="places">Place and what goes there.</param>
    /// <returns>The text.</returns>
    public string Filled(string key, params ReadOnlySpan<(string Place, string Value)> places)
    {
        var text = Texts[key];
        foreach (var (place, value) in places)
        {
            text = text.Replace(place, value, StringComparison.Ordinal);
        }

        return text;
    }
}
