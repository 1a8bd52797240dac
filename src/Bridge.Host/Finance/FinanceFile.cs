using Bridge.Access.Settings;
using Bridge.Finance.Composition;
using Bridge.Host.Settings;

namespace Bridge.Host.Finance;

/// <summary>The whole of a checked finance file, which support's user may not read.</summary>
/// <param name="File">Full path of the file.</param>
/// <param name="Finance">Where finance's things are.</param>
/// <param name="Mls">Finance's own connection to the MLS, for the roster.</param>
internal sealed record FinanceFile(string File, FinanceSettings Finance, ConnectionEntry Mls)
{
    /// <summary>Folder with the mapping documents of billing exports.</summary>
    public required string Mappings { get; init; }

    /// <summary>Folder in which exports are laid down, or null for none.</summary>
    public string? Inbox { get; init; }

    /// <summary>Folder of finance's audit and its keys.</summary>
    public required string Audit { get; init; }

    /// <summary>How people and machines sign in to the finance side.</summary>
    public required AccessSettings Access { get; init; }

    /// <summary>Name of the MLS, for the head of each page.</summary>
    public required string Title { get; init; }

    /// <summary>How often the running finance side releases standings; zero for never by itself.</summary>
    public required TimeSpan ReleaseEvery { get; init; }

    /// <summary>Address of finance's pages.</summary>
    public required string Listen { get; init; }

    /// <inheritdoc />
    public override string ToString() => "finance file";
}
