namespace Bridge.Host.Pages;

/// <summary>The colours that all mails share, light and dark. A mail program that drops them shows its own, in which everything can be read too.</summary>
internal static class MailStyle
{
    /// <summary>The style sheet.</summary>
    public static Markup Sheet { get; } = new(PageTemplate.Open("mail.css"));
}
