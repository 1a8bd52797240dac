using System.Globalization;
using Bridge.ConnectorKit;
using Bridge.Core.Model;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Surveys.Invitations;
using Bridge.Host.Settings.Surveys;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Host.Tests.Features.Surveys;

/// <summary>Whatever comes when, and however mails end: at most one may have reached a member in a quiet period, and at most one is about a contact.</summary>
public sealed class QuietPeriodProperties : IDisposable
{
    private static readonly TimeSpan _quiet = TimeSpan.FromDays(30);
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-quiet-");
    private int _runs;

    private enum End
    {
        Sent,
        Unknown,
        PutBack,
        Refused,
        Crash,
    }

    [Fact]
    public void A_member_gets_at_most_one_mail_in_a_quiet_period() =>
        Prop.ForAll(Arrivals().ToArbitrary(), arrivals => Play(arrivals).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    public void Dispose() => _home.Delete(recursive: true);

    private static Gen<List<(int Member, int Hours, int Contact, End End)>> Arrivals() =>
        from steps in (from member in Gen.Choose(0, 3)
                       from hours in Gen.Frequency((5, Gen.Choose(0, 3)), (3, Gen.Choose(4, 200)), (1, Gen.Choose(700, 740)))
                       from contact in Gen.Choose(0, 30)
                       from end in Gen.Elements(Enum.GetValues<End>())
                       select (member, hours, contact, end)).ListOf(40)
        select steps.ToList();

    private async Task<bool> Play(List<(int Member, int Hours, int Contact, End End)> arrivals)
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));
        var path = Path.Combine(_home.FullName, $"{Interlocked.Increment(ref _runs)}.db");
        var store = SurveyStore.Open(path, clock);
        var mails = new List<(string Member, string Contact, DateTimeOffset At)>();
        foreach (var (member, hours, contact, end) in arrivals)
        {
            clock.Advance(TimeSpan.FromHours(hours));
            await store.DecideAsync([Contact(member, contact, clock.GetUtcNow())]);
            foreach (var due in store.Due(10))
            {
                if (!await store.BeginAsync(due, _quiet, "en", clock.GetUtcNow().AddDays(14)))
                {
                    await store.EndAsync(due, InvitationState.Quiet);
                    continue;
                }

                if (end is End.Sent or End.Unknown or End.Crash)
                {
                    mails.Add((due.Member, due.Contact.ExternalId, clock.GetUtcNow()));
                }

                store = await EndAsync(store, due, end, path, clock);
            }
        }

        await store.DisposeAsync();
        return mails.GroupBy(mail => mail.Contact).All(group => group.Count() == 1)
            && mails.GroupBy(mail => mail.Member).All(group => group.Zip(group.Skip(1)).All(pair => pair.Second.At - pair.First.At >= _quiet));
    }

    private static async Task<SurveyStore> EndAsync(SurveyStore store, Invitation due, End end, string path, ManualTimeProvider clock)
    {
        switch (end)
        {
            case End.Sent:
                await store.EndAsync(due, InvitationState.Sent);
                return store;
            case End.Unknown:
                await store.EndAsync(due, InvitationState.Unknown);
                return store;
            case End.PutBack:
                await store.PutBackAsync(due, clock.GetUtcNow().AddHours(1));
                return store;
            case End.Refused:
                await store.SetAsideAsync(due, "Refused.");
                return store;
            default:
                await store.DisposeAsync();
                var next = SurveyStore.Open(path, clock);
                await next.GiveUpAsync();
                return next;
        }
    }

    private static Invitation Contact(int member, int contact, DateTimeOffset now) => new()
    {
        Key = SurveyLinks.NewKey(),
        Contact = new RecordKey("crm", contact.ToString(CultureInfo.InvariantCulture)),
        Member = string.Create(CultureInfo.InvariantCulture, $"mls:M{member}"),
        Rule = "all",
        State = InvitationState.Waiting,
        ContactAt = now,
        Asked = SurveyQuestions.Standard,
        NextAt = now,
    };
}
