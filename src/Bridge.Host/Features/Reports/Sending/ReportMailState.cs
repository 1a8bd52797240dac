namespace Bridge.Host.Features.Reports.Sending;

/// <summary>What became of a report's mail to one reader.</summary>
internal enum ReportMailState
{
    /// <summary>It is about to leave; after a crash nobody knows whether it did.</summary>
    Sending,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>It may have arrived and is not sent again.</summary>
    Unknown,

    /// <summary>The mail server refused it for good.</summary>
    Refused,
}
