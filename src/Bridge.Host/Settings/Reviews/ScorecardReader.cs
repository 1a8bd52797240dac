using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Reviews;

/// <summary>Reads the items of the form by which contacts are scored.</summary>
/// <param name="faults">Where faults go.</param>
internal sealed class ScorecardReader(FaultList faults)
{
    private const int MostItems = 50;
    private const int MostPoints = 100;

    /// <summary>
    /// The form where the settings name none. Source: CMLS guide, customer service: greeting, own name, the customer's name used about
    /// twice, sign-off; its points are decided here.
    /// </summary>
    public static Scorecard Usual { get; } = new("Review of a contact",
    [
        new("greeting", "Greeted the member and said who is speaking.", 1, false),
        new("name", "Used the member's name once to three times.", 1, false),
        new("listened", "Let the member finish, and said back what was asked.", 2, false),
        new("correct", "The answer was right and complete.", 4, false),
        new("identity", "Kept what concerns one member from everybody else.", 2, true),
        new("ownership", "Said what happens next, by whom and when; or solved it.", 2, false),
        new("record", "Recorded what was asked and what was done.", 2, false),
        new("signOff", "Asked whether there is anything else, and signed off.", 1, false),
    ]);

    /// <summary>Reads the form.</summary>
    /// <param name="section">The section that holds <c>title</c> and <c>items</c>.</param>
    /// <returns>The form; the usual one where there are no items.</returns>
    public Scorecard Read(SettingsSection section)
    {
        var title = section.Scalar("title")?.Value ?? Usual.Title;
        if (section.Find("items") is not { } node)
        {
            return Usual with { Title = title };
        }

        if (SettingsSection.Open(node, "'items'", faults) is not { } items)
        {
            return Usual;
        }

        var read = items.Entries().Select(entry => ReadItem(entry.Key, entry.Value)).OfType<ScorecardItem>().ToList();
        if (items.Entries().Count() is 0 or > MostItems)
        {
            faults.Add(node, $"'items' needs 1 to {MostItems} items such as greeting: {{ question: Said who is speaking., points: 2 }}.");
        }

        return new Scorecard(title, read);
    }

    private ScorecardItem? ReadItem(string name, YamlNode node)
    {
        if (SettingsSection.Open(node, $"The item '{name}'", faults) is not { } section)
        {
            return null;
        }

        var question = section.Required("question", "what the reviewer looks for");
        var points = section.Scalar("points");
        var count = 1;
        if (points is not null && (!int.TryParse(points.Value, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MostPoints))
        {
            faults.Add(points, $"'points' is a whole number from 1 to {MostPoints}.");
        }

        var failsAll = section.Word("failsAll", "false", "true") == "true";
        section.RefuseOthers($"The item '{name}'");
        return question?.Value is { } text ? new ScorecardItem(name, text, count, failsAll) : null;
    }
}
