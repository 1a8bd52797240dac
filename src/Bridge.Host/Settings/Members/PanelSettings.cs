namespace Bridge.Host.Settings.Members;

/// <summary>The panel that members use inside the MLS's own pages.</summary>
/// <param name="Origins">Origins of the pages that may hold it, such as <c>https://members.mls.example.com</c>.</param>
/// <param name="Lifetime">How long a panel's token counts. Default 15 minutes, a minute to a day.</param>
internal sealed record PanelSettings(IReadOnlyList<string> Origins, TimeSpan Lifetime)
{
    /// <summary>The lifetime when the settings name none.</summary>
    public static TimeSpan Usual { get; } = TimeSpan.FromMinutes(15);
}
