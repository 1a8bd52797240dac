using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Salesforce.Sinks;

/// <summary>Writes offices as accounts.</summary>
/// <param name="session">The connection.</param>
/// <param name="shape">The fields the route writes.</param>
internal sealed class SalesforceAccountSink(SalesforceSession session, TargetShape shape)
    : SalesforceOwningSink(session, SalesforceKind.Accounts, shape), ISink<Office>;
