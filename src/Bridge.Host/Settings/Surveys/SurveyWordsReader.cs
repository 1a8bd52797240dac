using System.Text.RegularExpressions;
using Bridge.Core.Settings;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Surveys;

/// <summary>Reads <c>languages</c> and <c>words</c> of the <c>surveys</c> section.</summary>
/// <param name="faults">Where faults go.</param>
internal sealed partial class SurveyWordsReader(FaultList faults)
{
    private const string Usual = "en";

    /// <summary>Reads them.</summary>
    /// <param name="surveys">The section that holds them.</param>
    /// <returns>The languages with all their words, the first being for everybody else.</returns>
    public IReadOnlyList<SurveyWords> Read(SettingsSection surveys)
    {
        var own = Words(surveys);
        var languages = surveys.Texts("languages");
        foreach (var (language, (keyNode, _)) in own.Where(pair => languages is null ? pair.Key != Usual : languages.All(one => one.Value != pair.Key)))
        {
            faults.Add(keyNode, $"'words' has texts for '{language}', which 'languages' does not name: add it there.");
        }

        var result = new List<SurveyWords>();
        foreach (var scalar in languages ?? [new YamlScalarNode(Usual)])
        {
            if (Read(scalar, own) is { } words)
            {
                result.Add(words);
            }
        }

        return result;
    }

    private SurveyWords? Read(YamlScalarNode scalar, Dictionary<string, (YamlNode Node, Dictionary<string, string> Texts)> own)
    {
        var language = scalar.Value ?? "";
        if (!Code().IsMatch(language))
        {
            faults.Add(scalar, $"'languages' takes codes of two small letters, such as en or es, and '{language}' is none.");
            return null;
        }

        var texts = new Dictionary<string, string>(SurveyTexts.BuiltIn.GetValueOrDefault(language) ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (key, text) in own.GetValueOrDefault(language).Texts ?? [])
        {
            texts[key] = text;
        }

        var missing = SurveyTexts.Keys.Where(key => !texts.ContainsKey(key)).ToList();
        if (missing.Count == 0)
        {
            return new SurveyWords(language, texts);
        }

        faults.Add(scalar, $"'{language}' does not come with the bridge ({string.Join(", ", SurveyTexts.BuiltIn.Keys)} do): 'words' must give it {string.Join(", ", missing)}.");
        return null;
    }

    private Dictionary<string, (YamlNode Node, Dictionary<string, string> Texts)> Words(SettingsSection surveys)
    {
        var own = new Dictionary<string, (YamlNode Node, Dictionary<string, string> Texts)>(StringComparer.Ordinal);
        if (surveys.Find("words") is not { } node || SettingsSection.Open(node, "'words'", faults) is not { } section)
        {
            return own;
        }

        foreach (var (language, keyNode, value) in section.Entries())
        {
            if (SettingsSection.Open(value, $"words of '{language}'", faults) is { } texts)
            {
                own[language] = (keyNode, Texts(texts, language));
            }
        }

        return own;
    }

    private Dictionary<string, string> Texts(SettingsSection section, string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in SurveyTexts.Keys)
        {
            if (section.Scalar(key) is { Value: { } text } scalar)
            {
                texts[key] = text;
                Judge(scalar, key, text);
            }
        }

        section.RefuseOthers($"'words' of '{language}'");
        return texts;
    }

    private void Judge(YamlScalarNode scalar, string key, string text)
    {
        if (text.Length > SurveyTexts.Longest || text.Any(char.IsControl))
        {
            faults.Add(scalar, $"'{key}' must be one line of at most {SurveyTexts.Longest} characters.");
        }

        var allowed = SurveyTexts.PlacesOf(key);
        foreach (var place in Place().Matches(text).Select(match => match.Value).Where(place => !allowed.Contains(place)))
        {
            faults.Add(scalar, $"'{key}' has no place '{place}'. {NearestWord.Explain(place, allowed)}");
        }
    }

    [GeneratedRegex("^[a-z]{2}$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();
}
