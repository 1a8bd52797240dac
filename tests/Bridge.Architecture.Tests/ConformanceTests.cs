using System.Reflection;
using Bridge.ConnectorKit.Calls;
using Bridge.ConnectorKit.Interactions;
using Bridge.ConnectorKit.Sinks;
using Bridge.ConnectorKit.Sources;
using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Tests.Zendesk;
using Bridge.Core.Calls;
using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Core.Tickets;

namespace Bridge.Architecture.Tests;

/// <summary>
/// Every class that reads or writes records keeps the kit's contract, for each record kind its connector opens: class
/// <c>ZendeskUserSink</c> has the suite <c>ZendeskUserSinkConformance</c>, the generic <c>ResoSource</c> has one for each kind
/// with the words of its name in that order (<c>ResoGenericMemberSourceConformance</c>). A source in a connector that makes HTTP
/// calls keeps the contract of web services too, and a sink makes its records unless they belong to another stream.
/// </summary>
public class ConformanceTests
{
    private const string NoSuite = "Each needs a suite of its own: class XConformance for class X, derived from the kit's base for its role and kind (CONTRIBUTING.md).";

    // Kinds that are written into records that another stream has made.
    private static readonly HashSet<Type> _borrowing = [typeof(Core.Model.MemberStanding)];

    [Fact]
    public void Every_source_and_sink_has_a_conformance_suite()
    {
        var types = Product.Connectors.GetTypes();

        Assert.Contains(types, type => Roles(type).Any());
        Findings.None(Untested(types), NoSuite);
        Assert.Contains(Product.Host.GetTypes(), type => Roles(type).Any());
        Findings.None(Untested(Product.Host.GetTypes()), NoSuite);
    }

    [Fact]
    public void The_check_sees_a_planted_offender() =>
        Assert.Equal(["LonelySource (Member)"], Untested(typeof(ConformanceTests).Assembly.GetTypes()));

    [Fact]
    public void A_suite_for_another_kind_does_not_count() =>
        Assert.False(IsTested("ZendeskUserSink", typeof(SinkConformance<Core.Model.Office>)));

    [Fact]
    public void The_smaller_suite_does_not_count_for_a_web_service_or_for_a_sink_that_makes_its_records()
    {
        var types = Product.Connectors.GetTypes();

        Assert.Equal(typeof(RestSourceConformance<>), Contract(types, typeof(Connectors.Reso.ResoConnector), typeof(ISource<>), typeof(Core.Model.Member)));
        Assert.Equal(typeof(SourceConformance<>), Contract(types, typeof(Connectors.Standings.StandingConnector), typeof(ISource<>), typeof(Core.Model.MemberStanding)));
        Assert.Equal(typeof(OwningSinkConformance<>), Contract(types, typeof(ZendeskUserSinkConformance), typeof(ISink<>), typeof(Core.Model.Member)));
        Assert.False(IsTested("StandingSource", typeof(RestSourceConformance<Core.Model.MemberStanding>)));
        Assert.False(IsTested("ZendeskStandingSink", typeof(OwningSinkConformance<Core.Model.MemberStanding>)));
    }

    [Fact]
    public void Every_help_desk_has_the_suites_of_help_desks()
    {
        var desks = Product.Connectors.GetTypes().Where(type => !type.IsInterface && type.IsAssignableTo(typeof(ITicketDesk))).ToList();
        var sources = Product.Connectors.GetTypes().Where(type => type.IsAssignableTo(typeof(ISource<Ticket>))).ToList();

        Assert.NotEmpty(desks);
        Assert.NotEmpty(sources);
        Findings.None(desks.Where(type => !IsTested(type.Name, typeof(TicketDeskConformance))).Select(type => type.Name));
        Findings.None(sources.Where(type => !IsTested(type.Name, typeof(TicketSourceConformance))).Select(type => type.Name));
    }

    [Fact]
    public void Every_way_for_files_and_hand_offs_has_its_suite()
    {
        foreach (var (role, contract) in new[] { (typeof(IUploads), typeof(UploadConformance)), (typeof(IHandOffs), typeof(HandOffConformance)) })
        {
            var ways = Product.Connectors.GetTypes().Where(type => !type.IsInterface && type.IsAssignableTo(role)).ToList();

            Assert.NotEmpty(ways);
            Findings.None(ways.Where(type => !IsTested(type.Name, contract)).Select(type => type.Name));
        }
    }

    [Fact]
    public void Every_reader_of_calls_has_its_suite()
    {
        var readers = Product.Connectors.GetTypes().Where(type => !type.IsInterface && type.IsAssignableTo(typeof(IReadsCalls))).ToList();

        Assert.NotEmpty(readers);
        Findings.None(readers.Where(type => !IsTested(type.Name, typeof(CallReaderConformance))).Select(type => type.Name));
    }

    [Fact]
    public void Every_reader_of_interactions_has_its_suite()
    {
        var readers = Product.Connectors.GetTypes().Where(type => !type.IsInterface && type.IsAssignableTo(typeof(IReadsInteractions))).ToList();

        Assert.NotEmpty(readers);
        Findings.None(readers.Where(type => !IsTested(type.Name, typeof(InteractionReaderConformance))).Select(type => type.Name));
    }

    private static IEnumerable<string> Untested(Type[] types) =>
        from type in types
        where !type.IsAbstract
        from role in Roles(type)
        from kind in Kinds(types, type, role)
        let suite = Contract(types, type, role, kind).MakeGenericType(kind)
        where !Lineage(type).Any(one => IsTested(one.Name.Split('`')[0], suite))
        select $"{type.Name} ({kind.Name})";

    private static Type Contract(Type[] types, Type type, Type role, Type kind) =>
        role == typeof(ISink<>) ? (_borrowing.Contains(kind) ? typeof(SinkConformance<>) : typeof(OwningSinkConformance<>))
        : MakesCalls(types, type.Namespace) ? typeof(RestSourceConformance<>)
        : typeof(SourceConformance<>);

    private static bool MakesCalls(Type[] types, string? folder) => types.Where(type => IsWithin(type.Namespace, folder))
        .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
        .Any(field => field.FieldType == typeof(HttpClient));

    private static IEnumerable<Type> Roles(Type type) =>
        type.GetInterfaces().Where(one => one.IsGenericType).Select(one => one.GetGenericTypeDefinition())
            .Where(one => one == typeof(ISource<>) || one == typeof(ISink<>)).Distinct();

    // Suites open what the connector hands out, so a class that only adds a capability to a tested one is tested with it.
    private static IEnumerable<Type> Lineage(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            yield return type;
        }
    }

    // A generic class reads whatever kinds the connector beside it, or above it, opens.
    private static IEnumerable<Type> Kinds(Type[] types, Type type, Type role)
    {
        var (holders, opening) = type.IsGenericTypeDefinition
            ? (types.Where(other => IsWithin(type.Namespace, other.Namespace)), role == typeof(ISource<>) ? typeof(IOpensSource<>) : typeof(IOpensSink<>))
            : ([type], role);
        return holders.SelectMany(holder => holder.GetInterfaces())
            .Where(one => one.IsGenericType && one.GetGenericTypeDefinition() == opening)
            .Select(one => one.GetGenericArguments()[0]).Distinct();
    }

    private static bool IsWithin(string? folder, string? other) => $"{folder}.".StartsWith($"{other}.", StringComparison.Ordinal);

    private static bool IsTested(string name, Type suite) => Suites.Of(name, suite).Count > 0;
}
