namespace Bridge.Finance.Place.Pages;

/// <summary>The one style sheet.</summary>
internal static class StyleSheet
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("Bridge.Finance.Place.Pages.place.css")!; // built in
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
