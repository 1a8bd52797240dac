using System.Globalization;
using System.Runtime.InteropServices;
using Bridge.Core.Desk;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Desk.Facts;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Visits;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Measures.Records;

/// <summary>What came of calls: whether the first contact was enough, and how content the member was where a survey names the call.</summary>
/// <param name="store">The measures.</param>
/// <param name="query">Days and settings.</param>
internal sealed class CallAftermath(MeasureStore store, KpiQuery query)
{
    private const int DaysAtOnce = 28;
    private const int MostDaysToAnswer = 30;

    private readonly DeskCalendar _calendar = store.Calendar();
    private readonly HashSet<ulong> _contacts = [];
    private Dictionary<ulong, List<(long Since, RepeatVerdict Verdict)>>? _verdicts;
    private Dictionary<ulong, string>? _answers;

    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["first contact", "satisfied"];

    /// <summary>Takes note of a call; all before the first cells are asked for.</summary>
    /// <param name="contact">Hash of its id.</param>
    public void Note(ulong contact) => _contacts.Add(contact);

    /// <summary>The cells of a call.</summary>
    /// <param name="contact">Hash of its id.</param>
    /// <param name="offeredAt">When it, or one of its visits, came.</param>
    /// <returns>One for each column.</returns>
    public IReadOnlyList<TableCell> Cells(ulong contact, long offeredAt)
    {
        (_verdicts, _answers) = (_verdicts ?? ReadVerdicts(), _answers ?? ReadAnswers());
        return [TableCell.Of(VerdictOf(contact, offeredAt) is { } verdict ? WordOf(verdict) : null), TableCell.Of(_answers.GetValueOrDefault(contact))];
    }

    // A phone system that counts from the start each day gives one id to several calls: the one that began last before the visit is the visit's.
    private RepeatVerdict? VerdictOf(ulong contact, long offeredAt) =>
        _verdicts?.GetValueOrDefault(contact)?.Where(one => one.Since <= offeredAt).OrderBy(one => one.Since).Select(one => (RepeatVerdict?)one.Verdict).LastOrDefault();

    private static string WordOf(RepeatVerdict verdict) => verdict switch
    {
        RepeatVerdict.Resolved => "was enough",
        RepeatVerdict.Unresolved => "was not enough",
        RepeatVerdict.Immature => "not yet known",
        RepeatVerdict.NotFirst => "not the first",
        _ => "caller not known",
    };

    private Dictionary<ulong, List<(long Since, RepeatVerdict Verdict)>> ReadVerdicts() => store.Read(connection =>
    {
        var verdicts = new Dictionary<ulong, List<(long Since, RepeatVerdict Verdict)>>();
        for (var day = query.FirstDay; day <= query.LastDay; day += DaysAtOnce)
        {
            var (first, end) = (_calendar.FirstSlotOf(day), _calendar.FirstSlotOf(Math.Min(day + DaysAtOnce, query.LastDay + 1)));
            JudgedContacts.Read(connection, first, end, TimeSpan.FromDays(query.Settings.RepeatDays), store.KnownUntil(), contact =>
            {
                if (_contacts.Contains(contact.Contact))
                {
                    ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(verdicts, contact.Contact, out bool _);
                    (same ??= []).Add((contact.OfferedAt, contact.Verdict));
                }
            });
        }

        return verdicts;
    });

    // A survey names a call by the phone system's own id, whichever phone system that is.
    private Dictionary<ulong, string> ReadAnswers() => store.Read(connection =>
    {
        var (answers, hash) = (new Dictionary<ulong, string>(), new TextHash());
        var number = store.Words.Find(SurveyField.Kind.Record) ?? 0;
        var sources = connection.Query("SELECT text FROM word WHERE id IN (SELECT id FROM source)", row => row.GetString(0));
        var (begin, end) = (VisitBlocks.StartOf(_calendar.FirstSlotOf(query.FirstDay)), VisitBlocks.StartOf(_calendar.FirstSlotOf(query.LastDay + 1 + MostDaysToAnswer)));
        foreach (var rows in DeskRows.ReadNear(connection, SurveyField.Kind, store.Words, begin, end).ToList())
        {
            if (SurveyFacts.Of(rows) is SurveyFacts survey && AnswerOf(survey) is { } answer && DeskNames.Find(connection, number, survey.Row.Whole(SurveyField.Contact) ?? 0) is { } id)
            {
                foreach (var contact in sources.Select(source => hash.Of(source, id)).Where(_contacts.Contains))
                {
                    answers[contact] = answer;
                }
            }
        }

        return answers;
    });

    private static string? AnswerOf(SurveyFacts survey) => survey.Row.Number(SurveyField.Satisfied) is not { } value ? null : survey.Row.Word(SurveyField.SatisfiedScale) switch
    {
        "yesNo" => value == 1 ? "yes" : "no",
        "zeroToTen" => string.Create(CultureInfo.InvariantCulture, $"{value:0.#} of 10"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.#} of 5"),
    };
}
