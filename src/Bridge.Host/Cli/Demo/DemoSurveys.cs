using System.Globalization;
using System.Text.RegularExpressions;
using Bridge.Host.Cli.Running;
using Bridge.Host.Features.HubFigures;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Surveys.Invitations;
using Bridge.Host.Features.Surveys.Responses;
using MimeKit;

namespace Bridge.Host.Cli.Demo;

/// <summary>The loop closes: a solved ticket, a mail to the member, an answer by one click, and after a bad one a ticket.</summary>
/// <param name="context">What verbs work with.</param>
/// <param name="stage">Whom the bridge talks to.</param>
/// <param name="output">Who reads.</param>
internal sealed partial class DemoSurveys(CliContext context, DemoStage stage, DemoOutput output)
{
    private const int Contacts = 12;
    private const string FollowUp = "About your answer";
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(200);

    // Answers in the order in which the mails came; the last members do not answer, and one wants no more.
    private static readonly int[] _answers = [5, 4, 5, 1, 4, 3, 5];

    /// <summary>Lets it happen, with the host running as <c>bridge run</c> does, and tells what came of it.</summary>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <returns>A task that ends then.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        output.Heading("Surveys, from a solved ticket to an answer and a follow-up");
        var group = await stage.Crm.EscalationAsync(cancellationToken);
        await File.WriteAllTextAsync(stage.Config, DemoSettings.WithSurveys(await File.ReadAllTextAsync(stage.Config, cancellationToken), stage.Mailbox, group), cancellationToken);
        var syncs = new DemoSyncs(context, stage, output);
        await syncs.ProvisionAsync(syncs.Load(), cancellationToken); // the field for the keys of tickets that follow up
        await Task.Delay(_second, context.Time, cancellationToken); // surveys begin with a whole second; what was solved in it before would be asked about too
        await SupportSideRun.RunAsync(context, stage.Config, "http://127.0.0.1:0", DemoPages.Quiet(context), isAlone: false, async support =>
        {
            stage.Mailbox.Bridge = support.Address;
            await AskAsync(support.Host.Services.GetRequiredService<SurveyStore>(), group, cancellationToken);
            return ExitCode.Done;
        }, cancellationToken);
        stage.Mailbox.Bridge = null;
    }

    private async Task AskAsync(SurveyStore surveys, string group, CancellationToken cancellationToken)
    {
        var members = await stage.Crm.MembersAsync(Contacts, cancellationToken);
        for (var number = 0; number < members.Count; number++)
        {
            await stage.Crm.SolveAsync(await stage.Crm.AskAsync(members[number], cancellationToken), number, cancellationToken);
        }

        await UntilAsync(() => Task.FromResult(stage.Mailbox.Mails.Count >= members.Count), cancellationToken);
        var answered = await AnswerAsync(cancellationToken);
        var low = _answers.Take(answered).Count(answer => answer <= 2);
        await UntilAsync(async () => surveys.Responses.FollowUpsDue(1).Count == 0 && await stage.Crm.CountTicketsAsync(FollowUp, cancellationToken) >= low, cancellationToken);
        await TellAsync(surveys, group, cancellationToken);
    }

    // As a member's browser and mail program would.
    private async Task<int> AnswerAsync(CancellationToken cancellationToken)
    {
        using var browser = new HttpClient(new SocketsHttpHandler());
        var mails = stage.Mailbox.Mails;
        var count = Math.Min(_answers.Length, mails.Count - 1);
        for (var number = 0; number < count; number++)
        {
            var value = _answers[number].ToString(CultureInfo.InvariantCulture);
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["q1"] = value, ["comment"] = value == "1" ? "I had to ask twice. My card is 4111 1111 1111 1111." : "" });
            using var answer = await browser.PostAsync(LinkOf(mails[number]), form, cancellationToken);
            answer.EnsureSuccessStatusCode();
        }

        using var oneClick = new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" });
        using var stopped = await browser.PostAsync(StopOf(mails[^1]), oneClick, cancellationToken);
        stopped.EnsureSuccessStatusCode();
        return count;
    }

    private async Task TellAsync(SurveyStore surveys, string group, CancellationToken cancellationToken)
    {
        var counts = surveys.Count(DateTimeOffset.UnixEpoch);
        var responses = surveys.Responses.Since(DateTimeOffset.UnixEpoch, int.MaxValue);
        var satisfied = SurveyResults.Count(responses, null) is [var first, ..] ? first.Satisfied : 0; // the question of the mail
        var asked = counts.GetValueOrDefault(InvitationState.Sent) + counts.GetValueOrDefault(InvitationState.Unknown);
        var followUps = await stage.Crm.CountTicketsAsync(FollowUp, cancellationToken);
        var optedOut = surveys.OptOuts.List().Count;
        using (var measures = MeasureStore.Open(MeasureFiles.Store(stage.Support)))
        {
            new HubImport(tickets: null, surveys).Run(measures, cancellationToken);
        }

        output.Step("surveys", json =>
        {
            json.WriteNumber("contacts", counts.Values.Sum());
            json.WriteNumber("asked", asked);
            json.WriteNumber("mails", stage.Mailbox.Mails.Count);
            json.WriteNumber("answered", responses.Count);
            json.WriteNumber("satisfied", satisfied);
            json.WriteNumber("followUps", followUps);
            json.WriteNumber("optedOut", optedOut);
            json.WriteString("mailbox", stage.Mailbox.Address.AbsoluteUri);
        });
        output.Say($"  {counts.Values.Sum()} tickets were solved, {asked} members were asked by mail.");
        output.Say($"  {responses.Count} answered, {satisfied} of them satisfied; {optedOut} wants no more of these mails.");
        output.Say($"  {followUps} bad answer opened a ticket for '{group}' in {stage.Crm.Title}.");
        output.Say("  The card number in its comment was taken out before it was stored.");
    }

    private async Task UntilAsync(Func<Task<bool>> isDone, CancellationToken cancellationToken)
    {
        for (var began = context.Time.GetTimestamp(); !await isDone();)
        {
            if (context.Time.GetElapsedTime(began) > _patience)
            {
                throw new UsageException("The demo waited two minutes for its own mails or answers and gives up: the machine is very busy. Start it again.");
            }

            await Task.Delay(_look, context.Time, cancellationToken);
        }
    }

    private static Uri StopOf(MimeMessage mail) => new((mail.Headers[HeaderId.ListUnsubscribe] ?? "").Trim('<', '>'));

    private static Uri LinkOf(MimeMessage mail) => new(Link().Match(mail.TextBody ?? "").Value);

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/s/[\w-]+(?=\?a=)")]
    private static partial Regex Link();
}
