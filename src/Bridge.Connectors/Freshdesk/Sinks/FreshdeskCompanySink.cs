using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Freshdesk.Sinks;

/// <summary>Writes offices as companies.</summary>
/// <param name="session">The connection.</param>
/// <param name="shape">The fields the route writes.</param>
internal sealed class FreshdeskCompanySink(FreshdeskSession session, TargetShape shape)
    : FreshdeskOwningSink(session, FreshdeskKind.Companies, shape), ISink<Office>;
