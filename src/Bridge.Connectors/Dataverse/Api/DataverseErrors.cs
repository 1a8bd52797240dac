using System.Net;
using System.Text.Json;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse.Api;

/// <summary>The one table from Dataverse's answers to what the engine does next.</summary>
/// <remarks>
/// Source: Microsoft Learn, "Compose HTTP requests and handle errors", "Web service error codes", "Service protection API limits".
/// Sentences of Dataverse are put into a message only where they name definitions, because others may repeat what was sent.
/// </remarks>
internal static class DataverseErrors
{
    private static readonly TimeSpan _usualWait = TimeSpan.FromSeconds(10);

    /// <summary>Turns an unsuccessful answer into an error.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="purpose">What the call was for, as the object of "Dataverse refused to ...".</param>
    /// <param name="now">The time.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Of(DataverseAnswer answer, string purpose, DateTimeOffset now)
    {
        var fault = answer.Fault ?? new DataverseFault("", "");
        return About(fault, (int)answer.Status) is { } error ? error : answer.Status switch
        {
            HttpStatusCode.TooManyRequests => new(FailureKind.Throttled, $"Dataverse asked to wait before it would {purpose} (429 {fault.Code}).", "Lower 'parallel' or 'share' of the connection if this happens often.")
            {
                RetryAt = answer.RetryAt ?? now + _usualWait,
            },
            HttpStatusCode.Unauthorized => new(
                FailureKind.Configuration, $"Dataverse did not accept the token of the connection when asked to {purpose} (401).",
                "Check that 'address' is the environment's own address and 'tenant' its directory."),
            HttpStatusCode.Forbidden => new(
                FailureKind.Configuration, $"Dataverse does not allow the application user to {purpose} (403 {fault.Code}).",
                "Give its security role the privileges that docs/connectors/dataverse.md lists; 'bridge check' names those that are missing. If none is, look whether the environment's IP firewall lets this machine in."),
            HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => new(
                FailureKind.Configuration, $"Dataverse knows no such place ({(int)answer.Status} {fault.Code}) when asked to {purpose}.",
                "Check 'address', and run 'bridge check': a table, column or key may be missing."),
            HttpStatusCode.BadRequest or HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestEntityTooLarge => new(
                FailureKind.Data, $"Dataverse could not take what was sent to {purpose} ({(int)answer.Status} {fault.Code}).", "Look at the record and at the route's mapping."),
            >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout => new(
                FailureKind.Transient, $"Dataverse had a fault ({(int)answer.Status} {fault.Code}) when asked to {purpose}.",
                "Wait; 'bridge run' tries again by itself. See the service health in the Microsoft 365 admin center if it lasts."),
            _ => new(
                FailureKind.Configuration, $"Dataverse answered {(int)answer.Status} when asked to {purpose}.",
                "Check the connection's address; something other than Dataverse may be answering."),
        };
    }

    /// <summary>Finds the faults that every record of a route shares: refusing them one by one would set all of them aside.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="status">HTTP status.</param>
    /// <returns>The error to throw; null for a fault of one record, or of the whole call.</returns>
    public static ConnectorException? About(DataverseFault fault, int status) => (status, fault.Code.ToLowerInvariant()) switch
    {
        (403, "0x80072560") => new(
            FailureKind.Configuration, "The app is signed in, but is no user of this Dataverse environment (0x80072560).",
            "Add it as an application user (Power Platform admin center, Environments, Settings, Application users) and give it a security role."),
        (403, "0x80040225") => new(
            FailureKind.Configuration, "The application user is disabled in Dataverse, or belongs to no business unit (0x80040225).",
            "Enable it (Power Platform admin center, Environments, Settings, Application users); nothing is lost meanwhile."),
        (403, "0x80040220" or "0x80040299") => new(
            FailureKind.Configuration, $"The application user lacks a privilege in Dataverse ({fault.Code}{Privilege(fault.Message)}).",
            "Give its security role the privileges that docs/connectors/dataverse.md lists; 'bridge check' names those that are missing."),
        (403, "0x8004f508") => new(
            FailureKind.Configuration, "The application user may not write a secured column that the mapping names.",
            "Run 'bridge provision --apply', which adds it to the column security profile 'MLS Integration'."),
        (400, "0x80048d19") when Property(fault.Message) is { } property => new(
            FailureKind.Configuration, $"Dataverse has no column '{property}' that the mapping writes.",
            "Run 'bridge provision --apply', or take it out of the mapping."),
        _ => null,
    };

    /// <summary>Tells whether a fault may be gone the next time: somebody held the row, or the server was too busy.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="status">HTTP status.</param>
    /// <returns>True when it may.</returns>
    public static bool IsPassing(DataverseFault fault, int status) =>
        status is 408 or 429 or >= 500 || fault.Code.ToLowerInvariant() is "0x80044150" or "0x80044151" or "0x80072321" or "0x80072322" or "0x80072326";

    /// <summary>The answer did not arrive whole.</summary>
    /// <param name="purpose">What the call was for.</param>
    /// <param name="inner">The library's own error.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Lost(string purpose, Exception? inner) => new(
        FailureKind.Transient,
        $"Dataverse's answer did not arrive whole when asked to {purpose}.",
        "Wait; 'bridge run' tries again by itself. Check the network if it lasts.",
        inner);

    /// <summary>Tells whether an error means that an answer was lost on the way.</summary>
    /// <param name="error">The error.</param>
    /// <returns>True when it does.</returns>
    public static bool IsLoss(Exception error) => error is HttpRequestException or IOException or JsonException or OperationCanceledException;

    // "... is missing prvCreateContact privilege on ..."
    private static string Privilege(string message) =>
        message.Split(' ').FirstOrDefault(word => word.StartsWith("prv", StringComparison.Ordinal) && word.All(char.IsAsciiLetterOrDigit)) is { } name ? $", {name}" : "";

    // "The property 'mls_x' does not exist on type ...": a name of the mapping, never a value.
    private static string? Property(string message)
    {
        var start = message.IndexOf("The property '", StringComparison.Ordinal);
        var end = message.IndexOf("' does not exist on type", StringComparison.Ordinal);
        return start >= 0 && end > start ? message[(start + "The property '".Length)..end] : null;
    }
}
