using Bridge.Core.Egress;

namespace Bridge.Core.Connectors;

/// <summary>Capability of a connector: it says which words its protocol sends. Every connector that writes has it.</summary>
public interface IDeclaresEgress
{
    /// <summary>The words; all else that leaves must be a field of a mapping document.</summary>
    EgressWords EgressWords { get; }
}
