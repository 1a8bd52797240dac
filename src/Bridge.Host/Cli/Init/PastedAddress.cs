using Bridge.Host.Settings.Rules;

namespace Bridge.Host.Cli.Init;

/// <summary>Makes the address of an account out of what a browser shows on a page of it.</summary>
/// <remarks>Source: help.salesforce.com, "My Domain URL Formats": pages and setup have hosts of their own, beside the one that takes sign-ins.</remarks>
internal static class PastedAddress
{
    private static readonly string[] _pages = [".lightning.force.com", ".my.salesforce-setup.com"];

    /// <summary>Takes off what belongs to a page.</summary>
    /// <param name="address">A valid address of a CRM whose accounts are whole hosts.</param>
    /// <returns>The address of the account; the given text where there is nothing to take off.</returns>
    public static string AccountOf(string address)
    {
        var uri = new Uri(address, UriKind.Absolute);
        var host = Array.Find(_pages, page => uri.Host.EndsWith(page, StringComparison.OrdinalIgnoreCase)) is { } page
            ? uri.Host[..^page.Length] + ".my.salesforce.com"
            : uri.Host;
        return (host == uri.Host && uri.PathAndQuery is "/" && uri.Fragment.Length == 0) || SettingRules.IsLoopback(address)
            ? address
            : $"{uri.Scheme}://{host}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}";
    }
}
