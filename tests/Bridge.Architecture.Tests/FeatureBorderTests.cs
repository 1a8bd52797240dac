using System.Text.RegularExpressions;

namespace Bridge.Architecture.Tests;

/// <summary>
/// A feature never names another feature's internals. Where two must meet, the types they meet in are listed here; the
/// composition root (<c>Composition/</c>), what it opens (<c>Opening/</c>) and the command line (<c>Cli/</c>) put features together and may
/// name them all; nothing below names the first and the last.
/// </summary>
public partial class FeatureBorderTests
{
    private static readonly Dictionary<(string From, string To), string[]> _meetings = new()
    {
        // The scheduler runs routes.
        [("Scheduling", "Sync")] = ["RunCounters", "RunOptions"],

        // A route of tickets is a run like any other, though nothing of it leaves.
        [("Tickets", "Sync")] =
        [
            "BeforeReader", "IRouteRun", "KeptRun", "KnownSystem", "PageReader", "PlannedPage", "RunCounters", "RunOptions", "SyncSummary",
        ],

        // So is a route of calls, which become measures.
        [("Calls", "Sync")] = ["BeforeReader", "IRouteRun", "KeptRun", "KnownSystem", "PageReader", "PlannedPage", "RunCounters", "RunOptions", "SyncSummary"],
        [("Calls", "Measures")] = ["CallParts", "CallReading", "MeasureStore", "Rollups", "VisitIntake"],

        // And a route of interactions, which become rows of the list.
        [("Interactions", "Sync")] = ["BeforeReader", "IRouteRun", "KeptRun", "KnownSystem", "PlannedPage", "RunCounters", "RunOptions", "SyncSummary"],

        // The gauges tell what the status page shows.
        [("Telemetry", "Status")] = ["StatusReader"],

        // The outbox hands on the tickets that come back; so do webhooks.
        [("Outbox", "Tickets")] = ["ITicketKeeper", "ITicketReader"],
        [("Hooks", "Tickets")] = ["ITicketKeeper"],

        // What members ask for goes into the outbox; what they read is what the hub keeps.
        [("MemberApi", "Outbox")] = ["NewAttachment", "NewRequest", "OutboxStore", "Request", "RequestKind", "RequestState"],
        [("MemberApi", "Tickets")] = ["ITicketReader"],
        [("MemberApi", "Surveys")] = ["SurveyParts"],
        [("MemberApi", "Interactions")] = ["InteractionDraft", "InteractionRules", "InteractionStore"],

        // Interactions follow the tickets that the hub keeps, and reach a timeline through the outbox.
        [("Interactions", "Tickets")] = ["ITicketReader"],
        [("Interactions", "Outbox")] = ["NewRequest", "OutboxStore"],
        [("Interactions", "Surveys")] = ["Invitation", "InvitationState", "SurveyStore"],

        // A panel asks for what the member API answers, in the name of its token's member.
        [("Panel", "MemberApi")] = ["MemberDesk", "MemberGate", "MemberReads", "PendingSurveys", "TicketRequests"],

        // Surveys ask after tickets that the hub keeps, and open tickets after bad answers.
        [("Surveys", "Outbox")] = ["NewRequest", "OutboxStore", "RequestKind"],
        [("Surveys", "Tickets")] = ["ITicketReader"],

        // Pages show what the measures answer.
        [("Board", "Measures")] =
        [
            "EarlierTime", "KpiComparison", "KpiJson", "KpiQuery", "KpiQuestion", "KpiQuestionException", "KpiRow", "KpiTable", "KpiText", "MeasureFiles", "MeasureReader",
            "OpenMeasures", "RecordAnswer", "RecordFilter", "RecordOrder", "RecordQuestion", "RecordLinks", "RecordReader", "TopicContacts", "CallTopics", "StandardJudge", "StandardVerdict",
        ],

        // What the hub keeps becomes figures.
        [("HubFigures", "Measures")] = ["DeskIntake", "MeasureFiles", "MeasureStore", "Upkeep"],
        [("HubFigures", "Surveys")] = ["Invitation", "InvitationState", "SurveyStore"],
        [("HubFigures", "Tickets")] = ["ITicketReader"],

        // Reports put figures into tables.
        [("Reports", "Measures")] =
        [
            "KpiQuery", "KpiQuestion", "KpiQuestionException", "KpiRow", "KpiTable", "KpiText", "LocalSlot", "MeasureReader", "OpenMeasures", "RecordLinks", "StandardJudge", "StandardVerdict",
        ],

        // Reviews are of contacts that the measures know, and become measures.
        [("Reviews", "Measures")] = ["FilledForm", "FormStore", "KpiQuestionException", "LocalSlot", "MeasureReader", "OpenMeasures", "ReviewCandidate"],

        // A folder of call files is imported as the command line does.
        [("CallInbox", "Measures")] = ["CallImport", "CallImportPlan", "MeasureFiles", "MeasureStore"],

        // The wallboard compares the day with what the measures know of the days before.
        [("Wall", "Measures")] = ["DayQuarters", "DeskCalendar", "LocalSlot", "MeasureReader", "OpenMeasures", "StandardVerdict"],

        // The status page tells what the scheduler knows of each route.
        [("Status", "Scheduling")] = ["RouteSchedule", "RouteState", "RouteStates"],
    };

    private static readonly IReadOnlyList<string> _features = Product.Folders("Bridge.Host", "Features");

    [Fact]
    public void No_feature_names_another_features_internals() =>
        Findings.None(_features.SelectMany(feature =>
            SourceText.Below("src", "Bridge.Host", "Features", feature).SelectMany(source => Crossings(source, feature))));

    [Theory]
    [InlineData("Settings")]
    [InlineData("Storage")]
    public void What_features_stand_on_names_none_of_them(string folder) =>
        Findings.None(SourceText.Below("src", "Bridge.Host", folder).SelectMany(source => Crossings(source, folder)));

    [Fact]
    public void The_command_line_is_named_by_what_starts_it_alone() => Findings.None(Naming("Cli", "src/Bridge.Host/Program.cs"));

    [Fact]
    public void The_composition_root_is_named_by_what_starts_it_alone() => Findings.None(Naming("Composition", "src/Bridge.Host/Program.cs", "src/Bridge.Host/Cli/", "src/Bridge.Host/Finance/"));

    [Theory]
    [InlineData("using Bridge.Host.Cli;")]
    [InlineData("using Bridge.Host.Cli.Init;")]
    [InlineData("var a = Cli.ExitCode.Done;")]
    public void A_planted_look_up_is_seen(string source) => Assert.NotEmpty(LooksUp(SourceText.Of(source), "Cli"));

    [Fact]
    public void Every_meeting_that_is_allowed_takes_place()
    {
        var met = _features.SelectMany(feature => SourceText.Below("src", "Bridge.Host", "Features", feature)
            .SelectMany(source => Named(source, feature).Select(name => (From: feature, name.To)))).ToHashSet();

        Assert.Empty(_meetings.Keys.Except(met));
    }

    [Theory]
    [InlineData("using Bridge.Host.Features.Sync;\nvar a = new ChangeDetector<Member>();")] // a class of a met feature that is not listed
    [InlineData("using Bridge.Host.Features.Checks;")] // a feature that is not met at all
    [InlineData("var a = new Sync.PageReader();")]
    [InlineData("var a = Bridge.Host.Features.Sync.Reasons.Of(b);")]
    public void The_check_sees_a_planted_offender(string source) =>
        Assert.NotEmpty(Crossings(SourceText.Of(source), "Scheduling"));

    [Theory]
    [InlineData("using Bridge.Host.Features.Sync;\nvar a = new RunOptions();")]
    [InlineData("using Bridge.Host.Storage;\nvar a = new PageReader();")] // a word of another feature without a way to it
    [InlineData("// Features.Checks looks at this too")]
    public void The_check_lets_allowed_meetings_pass(string source) =>
        Assert.Empty(Crossings(SourceText.Of(source), "Scheduling"));

    private static IEnumerable<string> Crossings(SourceText source, string from) =>
        Named(source, from)
            .Where(name => !_meetings.TryGetValue((from, name.To), out var allowed) || (name.Type is not null && !allowed.Contains(name.Type)))
            .Select(name => $"{source.File}: {from} names {name.To}.{name.Type ?? "*"}");

    private static IEnumerable<string> Naming(string folder, params string[] allowed) =>
        SourceText.Below("src", "Bridge.Host")
            .Where(source => !Array.Exists([.. allowed, $"src/Bridge.Host/{folder}/"], prefix => source.File.StartsWith(prefix, StringComparison.Ordinal)))
            .SelectMany(source => LooksUp(source, folder));

    private static IEnumerable<string> LooksUp(SourceText source, string folder) => source.Find(new Regex($@"(?<![\w.])(?:Bridge\.Host\.)?{folder}(?:;|\.[A-Z])"));

    // Type is null for the bare way in: a using, which may be there for an extension method.
    private static IEnumerable<(string To, string? Type)> Named(SourceText source, string from)
    {
        foreach (var to in _features.Where(feature => feature != from))
        {
            var isUsed = Regex.IsMatch(source.WithTexts, $@"\bFeatures\.{to}\b");
            var isQualified = Regex.IsMatch(source.Code, $@"(?<![\w.]){to}\.[A-Z]");
            if (!isUsed && !isQualified)
            {
                continue;
            }

            yield return (to, null);
            var words = Words().Matches(source.WithTexts).Select(word => word.Value)
                .Concat(Regex.Matches(source.WithTexts, $@"(?<=\b{to}\.)\w+").Select(word => word.Value)).ToHashSet(StringComparer.Ordinal);
            foreach (var type in TypesOf(to).Where(type => words.Contains(type) && !TypesOf(from).Contains(type)))
            {
                yield return (to, type);
            }
        }
    }

    private static HashSet<string> TypesOf(string feature) =>
    [
        .. Product.Host.GetTypes()
            .Where(type => $"{type.Namespace}.".StartsWith($"Bridge.Host.Features.{feature}.", StringComparison.Ordinal) && !type.IsNested)
            .Select(type => type.Name.Split('`')[0]),
    ];

    // What follows a dot is a member, such as a method that is called like a type.
    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*")]
    private static partial Regex Words();
}
