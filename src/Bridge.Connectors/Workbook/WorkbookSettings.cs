using Bridge.Core.Settings;

namespace Bridge.Connectors.Workbook;

/// <summary>Settings of a connection to a workbook.</summary>
internal static class WorkbookSettings
{
    /// <summary>Name of the setting that says where the workbook is.</summary>
    public const string File = "file";

    /// <summary>The settings there are.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new()
        {
            Name = File, Kind = SettingKind.Path, IsRequired = true,
            Description = "The workbook, an .xlsx file; 'bridge provision --apply' makes it. Its folder must be writable for the bridge's user.",
        },
    ];
}
