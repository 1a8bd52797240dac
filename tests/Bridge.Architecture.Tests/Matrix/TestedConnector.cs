using Bridge.ConnectorKit.Calls;
using Bridge.ConnectorKit.Interactions;
using Bridge.ConnectorKit.Sinks;
using Bridge.ConnectorKit.Sources;
using Bridge.ConnectorKit.Surveys;
using Bridge.ConnectorKit.Tickets;
using Bridge.Core.Calls;
using Bridge.Core.Calls.Live;
using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Core.Model;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;

namespace Bridge.Architecture.Tests.Matrix;

/// <summary>A connector, its classes and the suites that hold them to their contracts. What has no suite counts as not there.</summary>
/// <param name="connector">The connector.</param>
internal sealed class TestedConnector(IConnector connector)
{
    private readonly Type[] _types =
        [.. connector.GetType().Assembly.GetTypes().Where(type => type.Namespace is { } name && $"{name}.".StartsWith($"{connector.GetType().Namespace}.", StringComparison.Ordinal))];

    /// <summary>Suites that were looked at since it was emptied.</summary>
    public List<Type> Seen { get; } = [];

    /// <summary>Name in the settings.</summary>
    public string Name => connector.Name;

    /// <summary>One sentence: which system it is.</summary>
    public string Summary => connector.Summary;

    /// <summary>True when records can be written to it.</summary>
    public bool IsTarget => Writes<Member>() || Writes<Office>() || Writes<MemberStanding>();

    /// <summary>True when it reads what an MLS or finance says of members.</summary>
    public bool IsOrigin => Reads<Member>() || Reads<Office>() || Reads<MemberStanding>();

    /// <summary>True when it opens something of a kind.</summary>
    /// <typeparam name="TCapability">Interface of a connector.</typeparam>
    public bool Opens<TCapability>() => connector is TCapability;

    /// <summary>True when records of a kind can be written, and a suite holds the sink to it.</summary>
    /// <typeparam name="T">Record kind.</typeparam>
    public bool Writes<T>()
        where T : IRecord => connector is IOpensSink<T> && Tested<T>(typeof(ISink<>), typeof(SinkConformance<T>)).Any();

    /// <summary>True when records of a kind can be read, and a suite holds the source to it.</summary>
    /// <typeparam name="T">Record kind.</typeparam>
    public bool Reads<T>()
        where T : IRecord => connector is IOpensSource<T> && Tested<T>(typeof(ISource<>), typeof(SourceConformance<T>)).Any();

    /// <summary>True when tickets can be opened, and a suite holds the help desk to it.</summary>
    public bool TakesTickets => connector is IOpensTicketDesk
        && _types.Any(type => !type.IsInterface && type.IsAssignableTo(typeof(ITicketDesk)) && Held(type.Name, typeof(TicketDeskConformance)).Count > 0);

    /// <summary>True when it tells how to write to requesters, and each suite of its help desk holds it to that.</summary>
    public bool TellsRequesters => connector is IOpensRequesters && TakesTickets
        && _types.Where(type => !type.IsInterface && type.IsAssignableTo(typeof(ITicketDesk))).SelectMany(type => Held(type.Name, typeof(TicketDeskConformance)))
            .All(suite => Suites.Declares(suite, "TellsRequesters"));

    /// <summary>True when files can be handed over, and a suite holds the way to it.</summary>
    public bool TakesFiles => connector is IOpensUploads && IsHeld(typeof(IUploads), typeof(UploadConformance));

    /// <summary>True when tickets can be handed to other groups, and a suite holds the way to it.</summary>
    public bool HandsOff => connector is IOpensHandOffs && IsHeld(typeof(IHandOffs), typeof(HandOffConformance));

    /// <summary>True when calls of its phone system can be read, and a suite holds the reader to it.</summary>
    public bool ReadsCalls => connector is IOpensCalls
        && _types.Any(type => !type.IsInterface && type.IsAssignableTo(typeof(IReadsCalls)) && Held(type.Name, typeof(CallReaderConformance)).Count > 0);

    /// <summary>True when it calls the bridge, and a suite holds the reader of its calls to it.</summary>
    public bool Calls => connector is IReadsHooks && IsHeld(typeof(IHookReader), typeof(HookReaderConformance));

    /// <summary>True when answers to its own surveys can be read, and a suite holds the reading to it.</summary>
    public bool GivesAnswers => connector is IOpensSurveyResponses && IsHeld(typeof(IReadsSurveyResponses), typeof(SurveyResponsesConformance));

    /// <summary>True when it tells who waits now, and a suite holds the way to it.</summary>
    public bool TellsWhoWaits => connector is IOpensLiveCalls && IsHeld(typeof(ILiveCalls), typeof(LiveCallsConformance));

    /// <summary>True when what it logs of contacts can be read, and a suite holds the reader to it.</summary>
    public bool ReadsInteractions => connector is IOpensInteractions && IsHeld(typeof(IReadsInteractions), typeof(InteractionReaderConformance));

    /// <summary>True when it keeps timelines of members, and a suite holds the list to it.</summary>
    public bool KeepsTimelines => connector is IOpensTimeline && IsHeld(typeof(ITimeline), typeof(TimelineConformance));

    /// <summary>True when each tested sink has a capability.</summary>
    /// <typeparam name="TCapability">Interface of a sink.</typeparam>
    public bool SinksAre<TCapability>()
    {
        var sinks = Tested<Member>(typeof(ISink<>), typeof(SinkConformance<Member>)).Concat(Tested<Office>(typeof(ISink<>), typeof(SinkConformance<Office>))).ToList();
        return sinks.Count > 0 && sinks.TrueForAll(type => type.IsAssignableTo(typeof(TCapability)));
    }

    /// <summary>True when suites of the sinks that make their records declare something.</summary>
    /// <param name="declaration">Name of the declaration.</param>
    public bool SinksDeclare(string declaration)
    {
        var suites = SuitesOf<Member>(typeof(ISink<>), typeof(OwningSinkConformance<Member>))
            .Concat(SuitesOf<Office>(typeof(ISink<>), typeof(OwningSinkConformance<Office>))).ToList();
        return suites.Count > 0 && suites.TrueForAll(suite => Suites.Declares(suite, declaration));
    }

    /// <summary>True when the departed are marked, which each suite of a sink that makes its records proves.</summary>
    public bool MarksTheDeparted => SuitesOf<Member>(typeof(ISink<>), typeof(OwningSinkConformance<Member>)).Any();

    /// <summary>True when a suite of a source of members says that the stream tells of deletions.</summary>
    public bool TellsDeletions => SuitesOf<Member>(typeof(ISource<>), typeof(SourceConformance<Member>)).Any(suite => Suites.Declares(suite, "SendsTombstones"));

    /// <summary>True when a source can list all keys.</summary>
    public bool ListsKeys => _types.Any(type => type.IsAssignableTo(typeof(IListsKeys)));

    private IReadOnlyList<Type> Held(string name, Type contract)
    {
        var suites = Suites.Of(name, contract);
        Seen.AddRange(suites);
        return suites;
    }

    private bool IsHeld(Type role, Type contract) => _types.Any(type => !type.IsInterface && type.IsAssignableTo(role) && Held(type.Name, contract).Count > 0);

    private IEnumerable<Type> Tested<T>(Type role, Type contract)
        where T : IRecord => _types.Where(type => !type.IsAbstract && Plays<T>(type, role) && SuitesOf(type, contract).Any());

    private IEnumerable<Type> SuitesOf<T>(Type role, Type contract)
        where T : IRecord => _types.Where(type => !type.IsAbstract && Plays<T>(type, role)).SelectMany(type => SuitesOf(type, contract));

    // A class that only adds a capability to a tested one is tested with it.
    private IEnumerable<Type> SuitesOf(Type type, Type contract)
    {
        for (var one = type; one is not null && one != typeof(object); one = one.BaseType)
        {
            foreach (var suite in Held(one.Name.Split('`')[0], contract))
            {
                yield return suite;
            }
        }
    }

    private static bool Plays<T>(Type type, Type role) => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == role
        && (one.GetGenericArguments()[0] == typeof(T) || one.GetGenericArguments()[0].IsGenericParameter));
}
