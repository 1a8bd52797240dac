namespace Bridge.Host.Mail;

/// <summary>What became of a mail, named by what happens next.</summary>
internal enum MailResult
{
    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>It certainly did not leave, and no other would; later may be better.</summary>
    NotNow,

    /// <summary>This one mail certainly did not arrive; the mail server may take it later, and others now.</summary>
    NotThisOne,

    /// <summary>It certainly did not leave, and will not until the settings or the mail server are mended.</summary>
    Misconfigured,

    /// <summary>The mail server refused this one mail for good.</summary>
    Refused,

    /// <summary>Its text was on its way when the answer was lost: it may have arrived.</summary>
    Unknown,
}

/// <summary>What became of a mail.</summary>
/// <param name="Result">What happens next.</param>
/// <param name="Message">What happened and what to do, without the address; null when it was sent.</param>
internal sealed record MailOutcome(MailResult Result, string? Message = null);
