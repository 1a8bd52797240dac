namespace Bridge.Host.Pages;

/// <summary>Adds what all pages share.</summary>
internal static class PagesRegistration
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The host's services.</param>
    public static void AddPages(this IServiceCollection services) => services.AddSingleton<PageVisits>();

    /// <summary>Adds a link to a page.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="link">The link.</param>
    public static void AddPageLink(this IServiceCollection services, PageLink link) => services.AddSingleton(link);

    /// <summary>Maps the style sheet.</summary>
    /// <param name="app">The host.</param>
    public static void MapPages(this WebApplication app) =>
        app.MapGet("/bridge.css", () => Results.Text(PageShell.Style, "text/css; charset=utf-8")).AllowAnonymous();
}
