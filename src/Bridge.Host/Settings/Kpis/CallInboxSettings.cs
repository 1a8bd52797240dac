using Bridge.Mapping.Calls;

namespace Bridge.Host.Settings.Kpis;

/// <summary>A folder into which a phone system puts its call files.</summary>
/// <param name="Name">Name in the settings, and of the source where none is set.</param>
/// <param name="Folder">Full path of the folder.</param>
/// <param name="Format">Form of the files: <c>queue_log</c>, <c>connect</c> or <c>csv</c>.</param>
/// <param name="Source">Name of the source.</param>
/// <param name="Zone">IANA zone of the desk and of times without an offset, or null.</param>
/// <param name="Mapping">How a table is read; null for the other forms.</param>
/// <param name="Hours">The checked document of business hours, or null.</param>
internal sealed record CallInboxSettings(
    string Name, string Folder, string Format, string Source, string? Zone, CallMapping? Mapping, string? Hours);
