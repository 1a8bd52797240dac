using Bridge.Mapping.Documents;

namespace Bridge.Host.Opening;

/// <summary>A mapping document cannot be used; the message lists every fault with file, line and column.</summary>
/// <param name="faults">The faults.</param>
internal sealed class MappingFaultsException(IReadOnlyList<MappingFault> faults)
    : Exception(string.Join('\n', faults.Select(fault => $"{fault.File}:{fault.Line}:{fault.Column}: {fault.Message}")));
