using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Salesforce.Sinks;

/// <summary>Writes members as contacts.</summary>
/// <param name="session">The connection.</param>
/// <param name="shape">The fields the route writes.</param>
internal sealed class SalesforceContactSink(SalesforceSession session, TargetShape shape)
    : SalesforceOwningSink(session, SalesforceKind.Contacts, shape), ISink<Member>;
