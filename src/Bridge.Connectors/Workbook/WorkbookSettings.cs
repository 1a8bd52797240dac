using Bridge.Core.Connectors;
using Bridge.Core.Settings;
using NodaTime;

namespace Bridge.Connectors.Workbook;

/// <summary>Settings of a connection to a workbook.</summary>
/// <param name="settings">The checked settings.</param>
internal sealed class WorkbookSettings(ConnectionSettings settings)
{
    private const string FileName = "file";
    private const string ZoneName = "zone";
    private const string MemberName = "memberColumn";
    private const string NameName = "nameColumn";
    private const string AddressName = "addressColumn";
    private const string NoZone = "UTC";
    private const string DefaultMember = "MLS member ID";
    private const string DefaultName = "Name";
    private const string DefaultAddress = "E-mail";

    /// <summary>The settings there are.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new()
        {
            Name = FileName, Kind = SettingKind.Path, IsRequired = true,
            Description = "The workbook, an .xlsx file; 'bridge provision --apply' makes it. Its folder must be writable for the bridge's user.",
        },
        new() { Name = ZoneName, Kind = SettingKind.Text, Default = NoZone, Description = "Time zone of the times of day in the sheets of tickets, comments and surveys (IANA name, such as America/Denver)." },
        new() { Name = MemberName, Kind = SettingKind.Text, Default = DefaultMember, Description = "Heading in the sheet Members of the id that people write into a ticket to say who asks." },
        new() { Name = NameName, Kind = SettingKind.Text, Default = DefaultName, Description = "Heading in the sheet Members of the members' names, which are shown beside tickets." },
        new() { Name = AddressName, Kind = SettingKind.Text, Default = DefaultAddress, Description = "Heading in the sheet Members of the e-mail addresses to which surveys are sent." },
    ];

    /// <summary>Name of the connection, which is the origin of tickets' keys.</summary>
    public string Name => settings.Name;

    /// <summary>The workbook's full path.</summary>
    public string File => settings.Required(FileName);

    /// <summary>Heading of the members' ids.</summary>
    public string MemberColumn => settings.Text(MemberName) ?? DefaultMember;

    /// <summary>Heading of the members' names.</summary>
    public string NameColumn => settings.Text(NameName) ?? DefaultName;

    /// <summary>Heading of the members' e-mail addresses.</summary>
    public string AddressColumn => settings.Text(AddressName) ?? DefaultAddress;

    /// <summary>Time zone of times of day.</summary>
    /// <returns>The zone.</returns>
    /// <exception cref="ConnectorException">There is no such zone.</exception>
    public DateTimeZone Zone()
    {
        var name = settings.Text(ZoneName) ?? NoZone;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? throw new ConnectorException(
            FailureKind.Configuration, $"There is no time zone '{name}'.", "Write an IANA name such as America/Chicago as 'zone' of the workbook's connection.");
    }
}
