using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings;

/// <summary>Collects the faults of one file.</summary>
/// <param name="file">Path of the file, as the administrator gave it.</param>
internal sealed class FaultList(string file)
{
    // Nobody reads more, and a file of nothing but faults must stay cheap.
    private const int Most = 200;

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
    public void Add(Mark place, string message)
    {
        if (_faults.Count < Most)
        {
            _faults.Add(new SettingsFault(file, place.Line, place.Column, Plain(message)));
        }
    }

    /// <summary>Adds a fault of the file as a whole.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public void Add(string message) => _faults.Add(new SettingsFault(file, 0, 0, message));

    // A message quotes the file, and must neither move the reader's cursor nor turn the line around.
    private static string Plain(string message) =>
        string.Concat(message.EnumerateRunes().Select(rune =>
            Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ? "\uFFFD" : rune.ToString()));

    /// <summary>The faults in the order of the file.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<SettingsFault> InOrder() => [.. _faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
}
