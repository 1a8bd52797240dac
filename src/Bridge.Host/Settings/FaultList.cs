using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings;

/// <summary>Collects the faults of one file.</summary>
/// <param name="file">Path of the file, as the administrator gave it.</param>
internal sealed class FaultList(string file)
{
    private readonly List<SettingsFault> _faults = [];

    /// <summary>How many faults there are.</summary>
    public int Count => _faults.Count;

    /// <summary>Adds a fault at a node.</summary>
    /// <param name="node">Where it is.</param>
    /// <param name="message">What is wrong and what is allowed.</param>
    public void Add(YamlNode node, string message) => Add(node.Start, message);

    /// <summary>Adds a fault at a place.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="message">What is wrong and what is allowed.</param>
    public void Add(Mark place, string message) =>
        _faults.Add(new SettingsFault(file, place.Line, place.Column, message));

    /// <summary>Adds a fault of the file as a whole.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public void Add(string message) => _faults.Add(new SettingsFault(file, 0, 0, message));

    /// <summary>The faults in the order of the file.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<SettingsFault> InOrder() => [.. _faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
}
