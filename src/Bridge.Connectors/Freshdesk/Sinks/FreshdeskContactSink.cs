using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Freshdesk.Sinks;

/// <summary>Writes members as contacts.</summary>
/// <param name="session">The connection.</param>
/// <param name="shape">The fields the route writes.</param>
internal sealed class FreshdeskContactSink(FreshdeskSession session, TargetShape shape)
    : FreshdeskOwningSink(session, FreshdeskKind.Contacts, shape), ISink<Member>;
