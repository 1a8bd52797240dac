using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bridge.Finance.Documents;

/// <summary>Collects the faults of one document.</summary>
internal sealed class DocumentFaults(string file)
{
    private readonly List<DocumentFault> _faults = [];

    public string File { get; } = file;

    public void Add(YamlNode at, string message) => Add(at.Start, message);

    public void Add(Mark at, string message) => _faults.Add(new DocumentFault(File, Math.Max(1, (int)at.Line), Math.Max(1, (int)at.Column), message));

    /// <summary>Throws when there are faults, in the order of the document.</summary>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            throw new DocumentException([.. _faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)]);
        }
    }
}
