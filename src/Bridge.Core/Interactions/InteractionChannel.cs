namespace Bridge.Core.Interactions;

/// <summary>By which way a member and the MLS were in touch.</summary>
public enum InteractionChannel
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Telephone.</summary>
    Phone,

    /// <summary>Text message.</summary>
    Text,

    /// <summary>Chat.</summary>
    Chat,

    /// <summary>A form or page on the web, the MLS's own system included.</summary>
    Web,

    /// <summary>Social media.</summary>
    Social,

    /// <summary>A class that was attended.</summary>
    Class,

    /// <summary>Something that was bought; what it was, never for how much.</summary>
    Purchase,
}
