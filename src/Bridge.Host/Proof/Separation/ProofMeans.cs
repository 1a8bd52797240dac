using Bridge.Core.Connectors;
using Bridge.Host.Features.Provisioning;
using Bridge.Host.Settings;

namespace Bridge.Host.Proof.Separation;

/// <summary>What the proof works with in this process; all else it has other processes of the bridge do.</summary>
/// <param name="Connectors">The connectors by name.</param>
/// <param name="Shapes">Knows the mapping documents.</param>
/// <param name="Environment">Looks up an environment variable.</param>
/// <param name="Time">The clock.</param>
/// <param name="LoadSettings">Reads the settings at a path as every verb of support gets them; null after their faults were told.</param>
internal sealed record ProofMeans(
    IReadOnlyDictionary<string, IConnector> Connectors,
    IRouteShapes Shapes,
    Func<string, string?> Environment,
    TimeProvider Time,
    Func<string, BridgeSettings?> LoadSettings);
