using System.Net.Http.Headers;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;

namespace Bridge.Connectors.Http.Egress;

/// <summary>The one door through which bytes leave toward a system: closed list of names, card data, audit, then send.</summary>
/// <remarks>Any doubt: nothing is sent. It stands before the retries, so that what is sent again was looked at once.</remarks>
/// <param name="connection">Name of the connection.</param>
/// <param name="names">What may leave over it.</param>
/// <param name="journal">Where it is written down beforehand.</param>
internal sealed class EgressGate(string connection, EgressNames names, IEgressJournal journal) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var inspection = new EgressInspection(names);
        var body = await BodyAsync(request, cancellationToken);
        var finding = inspection.LookAtQuery(request.RequestUri?.Query)
            ?? (request.Options.TryGetValue(CallOptions.IsFile, out var isFile) && isFile
                ? inspection.LookAtFile(request.Content?.Headers.ContentType?.MediaType, body.Span)
                : LookAt(inspection, request.Content?.Headers.ContentType, body));
        if (finding is not null)
        {
            await journal.RefusedAsync(Entry(request, inspection, body.Length), finding.Problem, cancellationToken);
            throw new ConnectorException(finding.Kind, $"Connection {connection}: {finding.Problem}", finding.Remedy);
        }

        if (!body.IsEmpty)
        {
            await journal.SendingAsync(Entry(request, inspection, body.Length), cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private EgressEntry Entry(HttpRequestMessage request, EgressInspection inspection, int bytes) =>
        new(connection, $"{request.Method} {EgressPath.Of(request.RequestUri)}", inspection.Names, bytes);

    private static EgressFinding? LookAt(EgressInspection inspection, MediaTypeHeaderValue? type, ReadOnlyMemory<byte> body) =>
        body.IsEmpty ? null
        : type?.MediaType == "application/x-www-form-urlencoded" ? inspection.LookAtForm(body.Span)
        : type?.MediaType == EgressCsv.MediaType ? inspection.LookAtRows(body)
        : HttpParts.BoundaryOf(type) is { } boundary ? inspection.LookAtParts(body, boundary)
        : inspection.LookAtBody(body.Span);

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.Content switch
    {
        null => default,
        BodyContent body => body.Bytes,
        var other => await other.ReadAsByteArrayAsync(cancellationToken),
    };
}
