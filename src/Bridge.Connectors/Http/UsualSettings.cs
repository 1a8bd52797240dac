using Bridge.Core.Settings;

namespace Bridge.Connectors.Http;

/// <summary>The settings that several web services take: one name, kind, range and default each, so whoever knows one connection knows the others.</summary>
internal static class UsualSettings
{
    /// <summary>Name of the setting by which the bridge is known to the system.</summary>
    public const string ClientIdName = "clientId";

    /// <summary>Name of the setting with the secret that goes with it.</summary>
    public const string ClientSecretName = "clientSecret";

    private const string AddressName = "address";
    private const string ShareName = "share";
    private const string ParallelName = "parallel";
    private const string BulkName = "bulk";
    private const string TicketsSinceName = "ticketsSince";
    private const int MostParallel = 16;

    /// <summary>Where the system is.</summary>
    /// <param name="description">Which address, with an example.</param>
    /// <returns>The setting.</returns>
    public static SettingSpec Address(string description) => new() { Name = AddressName, Kind = SettingKind.Address, IsRequired = true, Description = description };

    /// <summary>By what the bridge is known to the system.</summary>
    /// <param name="description">Where an administrator finds it.</param>
    /// <param name="isRequired">False where there are other ways to sign in.</param>
    /// <returns>The setting.</returns>
    public static SettingSpec ClientId(string description, bool isRequired) => new() { Name = ClientIdName, Kind = SettingKind.Text, IsRequired = isRequired, Description = description };

    /// <summary>The secret that goes with it.</summary>
    /// <param name="description">Where an administrator finds it.</param>
    /// <param name="isRequired">False where there are other ways to sign in.</param>
    /// <returns>The setting.</returns>
    public static SettingSpec ClientSecret(string description, bool isRequired) =>
        new() { Name = ClientSecretName, Kind = SettingKind.Secret, IsRequired = isRequired, Description = description };

    /// <summary>Share of a limit that the bridge may use.</summary>
    /// <param name="description">Of which limit.</param>
    /// <returns>The setting; 80 % when absent.</returns>
    public static SettingSpec Share(string description) => new() { Name = ShareName, Kind = SettingKind.Share, Default = "80%", Description = description };

    /// <summary>Most calls in flight.</summary>
    /// <param name="usual">How many when absent.</param>
    /// <param name="most">Most that may be set.</param>
    /// <param name="calls">What they are called.</param>
    /// <param name="more">What else is to be known, behind the range.</param>
    /// <returns>The setting.</returns>
    public static SettingSpec Parallel(int usual, int most = MostParallel, string calls = "calls", string more = "") => new()
    {
        Name = ParallelName, Kind = SettingKind.Integer, Minimum = 1, Maximum = most, Default = $"{usual}", Description = $"Most {calls} in flight, 1 to {most}{more}.",
    };

    /// <summary>When the system's way for many records is taken.</summary>
    /// <param name="description">What each word means.</param>
    /// <returns>The setting; <c>auto</c> when absent.</returns>
    public static SettingSpec Bulk(string description) => new() { Name = BulkName, Kind = SettingKind.Choice, Choices = ["auto", "on", "off"], Default = "auto", Description = description };

    /// <summary>Where the first read of tickets begins.</summary>
    /// <param name="tickets">The system's word for tickets.</param>
    /// <returns>The setting.</returns>
    public static SettingSpec TicketsSince(string tickets) => Since(TicketsSinceName, tickets);

    /// <summary>Where a first read begins.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="what">What is read.</param>
    /// <returns>The setting.</returns>
    public static SettingSpec Since(string name, string what) => new()
    {
        Name = name, Kind = SettingKind.Date, Description = $"Day from which the first read takes {what} (changed on it or later, UTC), such as 2025-01-01; a year back when absent.",
    };

    /// <summary>Reads where the system is.</summary>
    /// <param name="settings">The checked settings.</param>
    /// <returns>The address.</returns>
    public static Uri Address(this ConnectionSettings settings) => new(settings.Required(AddressName), UriKind.Absolute);

    /// <summary>Reads the share of a limit that the bridge may use.</summary>
    /// <param name="settings">The checked settings.</param>
    /// <returns>0 to 1; null when absent.</returns>
    public static double? Share(this ConnectionSettings settings) => settings.Share(ShareName);

    /// <summary>Reads the most calls in flight.</summary>
    /// <param name="settings">The checked settings.</param>
    /// <param name="usual">How many when absent.</param>
    /// <param name="most">Most that may be set.</param>
    /// <returns>How many.</returns>
    public static int Parallel(this ConnectionSettings settings, int usual, int most = MostParallel) => Math.Clamp(settings.Integer(ParallelName) ?? usual, 1, most);

    /// <summary>Reads when the way for many records is taken.</summary>
    /// <param name="settings">The checked settings.</param>
    /// <returns>The word; null when absent.</returns>
    public static string? Bulk(this ConnectionSettings settings) => settings.Text(BulkName);

    /// <summary>Reads where the first read of tickets begins.</summary>
    /// <param name="settings">The checked settings.</param>
    /// <returns>The beginning of that day, UTC; null when absent.</returns>
    public static DateTimeOffset? TicketsSince(this ConnectionSettings settings) => settings.Since(TicketsSinceName);

    /// <summary>Reads where a first read begins.</summary>
    /// <param name="settings">The checked settings.</param>
    /// <param name="name">Name of the setting.</param>
    /// <returns>The beginning of that day, UTC; null when absent.</returns>
    public static DateTimeOffset? Since(this ConnectionSettings settings, string name) =>
        settings.Date(name) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
