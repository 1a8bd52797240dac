using System.Net;
using Bridge.Connectors.Zendesk.Writing;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk.Api;

/// <summary>Zendesk refused a whole call that carried records; never leaves the connector.</summary>
/// <param name="answer">The answer; read at once, so it may be disposed.</param>
/// <param name="purpose">What the call was for.</param>
internal sealed class ZendeskRefusedCallException(ZendeskAnswer answer, string purpose)
    : Exception($"Zendesk refused to {purpose} ({(int)answer.Status}).")
{
    /// <summary>HTTP status.</summary>
    public HttpStatusCode Status { get; } = answer.Status;

    /// <summary>What was sent is at fault, not the connection.</summary>
    public bool IsAboutRecords { get; } =
        (int)answer.Status is 400 or 413 or 422;

    /// <summary>Zendesk's own reason.</summary>
    public Refusal Refusal { get; } = ZendeskRefusals.Of(answer.Error, ZendeskJson.Words(answer.Root));

    /// <summary>What leaves the connector when the call itself is at fault.</summary>
    public ConnectorException Error { get; } = ZendeskErrors.Of(answer, purpose);
}
