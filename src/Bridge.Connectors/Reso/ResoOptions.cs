using Bridge.Connectors.Reso.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Reso;

/// <summary>What holds for one connection: the settings, and the profile where they say nothing. Holds secrets.</summary>
internal sealed class ResoOptions
{
    private readonly ConnectionSettings _settings;

    public ResoOptions(ConnectionSettings settings)
    {
        _settings = settings;
        Profile = ResoProfiles.Find(settings.Text(ResoSettings.Profile));
        Address = new Uri(settings.Required(ResoSettings.Address).TrimEnd('/'), UriKind.Absolute);
        Origin = settings.Text(ResoSettings.Origin) is { Length: > 0 } origin ? origin : settings.Name;
        OriginatingSystem = settings.Text(ResoSettings.OriginatingSystem);
        PageSize = Math.Min(settings.Integer(ResoSettings.PageSize) ?? Profile.PageSize, Profile.MaxPageSize);
        Overlap = settings.Duration(ResoSettings.Overlap) ?? Profile.Overlap;
        WatermarkField = settings.Text(ResoSettings.WatermarkField) ?? Profile.WatermarkField;
        Paging = Word(ResoSettings.Paging, Profile.Paging);
        Deletes = Word(ResoSettings.Deletes, Profile.Deletes);
        AsksForPrettyEnums = settings.Text(ResoSettings.Enums) is { } enums ? enums == "pretty" : Profile.AsksForPrettyEnums;
        ReadsMetadata = settings.Text(ResoSettings.Metadata) is null || settings.Flag(ResoSettings.Metadata);
    }

    public ResoProfile Profile { get; }

    public Uri Address { get; }

    public string Origin { get; }

    public string? OriginatingSystem { get; }

    public int PageSize { get; }

    public TimeSpan Overlap { get; }

    public string WatermarkField { get; }

    /// <summary>How pages follow each other: as set, or as the profile says until the host turns out not to go along.</summary>
    public ResoPaging Paging { get; private set; }

    /// <summary>True when an administrator has set the paging: then no other is tried.</summary>
    public bool IsPagingChosen => !string.IsNullOrEmpty(_settings.Text(ResoSettings.Paging));

    /// <summary>Why <see cref="Paging"/> is another than the profile's; null while it is not.</summary>
    public string? Departure { get; private set; }

    /// <summary>True when the page size is asked for by a header, because <c>$top</c> would take the links away that are to be followed.</summary>
    public bool PrefersPageSize => Profile.IsEndedByTop && Paging is (ResoPaging.Links or ResoPaging.Time);

    /// <summary>The <c>$top</c> of questions whose links are followed; null where <see cref="PrefersPageSize"/>.</summary>
    public int? LinkedTop => PrefersPageSize ? null : PageSize;

    public ResoDeletes Deletes { get; }

    public bool AsksForPrettyEnums { get; }

    public bool ReadsMetadata { get; }

    public string? Token => _settings.Text(ResoSettings.Token);

    public string? ClientId => _settings.Text(ResoSettings.ClientId);

    public string? ClientSecret => _settings.Text(ResoSettings.ClientSecret);

    public string? UserName => _settings.Text(ResoSettings.UserName);

    public string? Password => _settings.Text(ResoSettings.Password);

    public string? Scope => _settings.Text(ResoSettings.Scope) ?? Profile.Scope;

    public Uri? TokenAddress =>
        _settings.Text(ResoSettings.TokenAddress) is { } address ? new Uri(address, UriKind.Absolute)
        : Profile.TokenPath is { } path ? new Uri(Address, path)
        : null;

    /// <summary>Goes over to another paging for all resources of the connection, as long as it is open.</summary>
    /// <param name="paging">The paging.</param>
    /// <param name="why">What the host does, as a sentence.</param>
    public void Depart(ResoPaging paging, string why) => (Paging, Departure) = (paging, why);

    /// <summary>Refuses settings that cannot work together, before anything is sent.</summary>
    /// <exception cref="ConnectorException">They cannot; the remedy names the setting.</exception>
    public void Validate()
    {
        if (Profile.NeedsOriginatingSystem && string.IsNullOrEmpty(OriginatingSystem))
        {
            throw Fault(
                $"The profile {Profile.Name} refuses every request that names no originating system.",
                $"Set '{ResoSettings.OriginatingSystem}' of connection '{_settings.Name}' to the name your contract states.");
        }

        if (Token is null && ClientId is null)
        {
            throw Fault(
                $"Connection '{_settings.Name}' has no way to sign in.",
                $"Set '{ResoSettings.Token}', or '{ResoSettings.ClientId}' and '{ResoSettings.ClientSecret}'.");
        }

        if (Token is null && TokenAddress is null)
        {
            throw Fault(
                $"Connection '{_settings.Name}' has a client id, but the token endpoint is not known.",
                $"Set '{ResoSettings.TokenAddress}'.");
        }
    }

    private static ConnectorException Fault(string problem, string remedy) => new(FailureKind.Configuration, problem, remedy);

    private T Word<T>(string setting, T otherwise)
        where T : struct, Enum =>
        Enum.TryParse<T>(_settings.Text(setting), ignoreCase: true, out var value) ? value : otherwise;
}
