using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Dataverse.Sinks;

/// <summary>Writes offices as accounts.</summary>
/// <param name="session">The connection.</param>
/// <param name="shape">The fields the route writes.</param>
internal sealed class DataverseAccountSink(DataverseSession session, TargetShape shape)
    : DataverseOwningSink(session, DataverseKind.Accounts, shape), ISink<Office>;
