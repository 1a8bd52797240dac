using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Dataverse.Sinks;

/// <summary>Writes members as contacts.</summary>
/// <param name="session">The connection.</param>
/// <param name="shape">The fields the route writes.</param>
internal sealed class DataverseContactSink(DataverseSession session, TargetShape shape)
    : DataverseOwningSink(session, DataverseKind.Contacts, shape), ISink<Member>;
