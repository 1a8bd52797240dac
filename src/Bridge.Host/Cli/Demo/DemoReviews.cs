using Bridge.Host.Features.HubFigures;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Reviews;
using Bridge.Host.Features.Reviews;
using Bridge.Host.Opening;
using Bridge.Host.Settings.Reviews;

namespace Bridge.Host.Cli.Demo;

/// <summary>The week's contacts of each representative, and forms that a reviewer has filled about two of them.</summary>
/// <param name="context">What verbs work with.</param>
/// <param name="stage">Whom the bridge talks to.</param>
/// <param name="output">Who reads.</param>
internal sealed class DemoReviews(CliContext context, DemoStage stage, DemoOutput output)
{
    private const string Reviewer = "a reviewer of the demo";

    // In turn, so that every column of the page has something; an item that fails the whole form is met.
    private static readonly string[] _ticks = [ReviewScore.Met, ReviewScore.Part, ReviewScore.Met, ReviewScore.Missed, ReviewScore.Met, ReviewScore.None, ReviewScore.Met];

    /// <summary>Chooses, fills and tells.</summary>
    /// <param name="cancellationToken">Interrupts it.</param>
    public void Run(CancellationToken cancellationToken)
    {
        output.Heading("Reviews, three contacts of each representative");
        var settings = new DemoSyncs(context, stage, output).Load();
        var reviews = settings.Kpis?.Reviews ?? throw new InvalidOperationException("The settings that the demo wrote have no reviews.");
        var path = MeasureFiles.Store(stage.Support);
        using (var bridge = OpenBridge.Open(settings, context.Connectors, context.Time))
        using (var measures = MeasureStore.Open(path))
        {
            new HubImport(bridge.Tickets, surveys: null).Run(measures, cancellationToken); // those that were solved for surveys
        }

        var (monday, picks) = new ReviewsReader(new MeasureReader(path), reviews).Read(week: null, cancellationToken);
        var filled = Fill(picks, reviews, new FormStore(path));
        output.Step("reviews", json =>
        {
            json.WriteString("week", monday.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteNumber("representatives", picks.Count);
            json.WriteNumber("chosen", picks.Sum(pick => Chosen(pick).Count()));
            json.WriteNumber("forms", filled);
        });
        foreach (var pick in picks)
        {
            output.Say($"  {pick.Agent}, of {pick.Contacts} tickets", indent: 4);
            foreach (var (kind, contact) in Chosen(pick))
            {
                output.Say($"    {kind,-10} ticket {contact.Name}: {(contact.Signs.Count == 0 ? "no signs" : string.Join(", ", contact.Signs.Select(sign => sign.Sign)))}", indent: 6);
            }
        }

        output.Say($"  {filled} forms are filled; the others wait on the page Reviews.");
    }

    private int Fill(IReadOnlyList<ReviewPick> picks, ReviewSettings settings, FormStore forms)
    {
        var filled = 0;
        foreach (var pick in picks)
        {
            foreach (var (_, contact) in Chosen(pick).Where(one => one.Contact != pick.Great))
            {
                var answers = settings.Scorecard.Items.Select((item, place) => (item, tick: _ticks[(place + filled) % _ticks.Length]))
                    .ToDictionary(one => one.item.Name, one => one.item.FailsAll ? ReviewScore.Met : one.tick, StringComparer.Ordinal);
                if (ReviewScore.Of(settings.Scorecard, answers) is var (points, possible, isFailed))
                {
                    forms.Keep(new FilledForm($"{contact.Name} by {Reviewer}", context.Time.GetUtcNow(), pick.Agent, IsCalibration: false, points, possible, isFailed, !settings.OfCalls, answers));
                    filled++;
                }
            }
        }

        return filled;
    }

    private static IEnumerable<(string Kind, ReviewCandidate Contact)> Chosen(ReviewPick pick) =>
        new[] { ("great", pick.Great), ("average", pick.Average), ("coachable", pick.Coachable) }.Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!)); // just asked
}
