using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Dataverse.Access;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse.Api;

/// <summary>Talks to one environment: addresses, token, JSON and pages. Knows no member and never tries again.</summary>
/// <param name="http">Client whose handlers keep limits and retries.</param>
/// <param name="signIn">Gives the token.</param>
/// <param name="address">Address of the environment.</param>
/// <param name="time">The clock.</param>
internal sealed class DataverseClient(HttpClient http, DataverseSignIn signIn, Uri address, TimeProvider time)
{
    /// <summary>Path below which the API lies.</summary>
    public const string Root = "/api/data/v9.2/";

    // Links are followed letter for letter: a cookie that is encoded another way is refused.
    private static readonly UriCreationOptions _verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly string _authority = address.GetLeftPart(UriPartial.Authority);

    /// <summary>Address of the API, with a slash at its end.</summary>
    public string RootAddress { get; } = address.Below(Root).AbsoluteUri;

    /// <summary>Makes a call; fails unless Dataverse answers with success.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ConnectorException">Dataverse refused or the answer was lost.</exception>
    public async Task<DataverseAnswer> SendAsync(DataverseCall call, CancellationToken cancellationToken)
    {
        var answer = await TryAsync(call, cancellationToken);
        if (answer.IsSuccess)
        {
            return answer;
        }

        using (answer)
        {
            throw DataverseErrors.Of(answer, call.Purpose, time.GetUtcNow());
        }
    }

    /// <summary>Makes a call and gives back what Dataverse answers, success or not.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ConnectorException">There was no whole answer.</exception>
    public async Task<DataverseAnswer> TryAsync(DataverseCall call, CancellationToken cancellationToken)
    {
        using var body = call.Body;
        var token = await signIn.TokenAsync(null, cancellationToken);
        var answer = await SendOnceAsync(call, token, cancellationToken);
        if (answer.Status != HttpStatusCode.Unauthorized)
        {
            return answer;
        }

        // A refused token has changed nothing, and the new one is a different call.
        answer.Dispose();
        return await SendOnceAsync(call, await signIn.TokenAsync(token, cancellationToken), cancellationToken);
    }

    /// <summary>Reads a list and follows its pages to the end.</summary>
    /// <param name="path">Path and query, or a link that Dataverse gave.</param>
    /// <param name="prefer">Preferences, the same for each page.</param>
    /// <param name="purpose">What it is for, for messages.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The JSON of each page; it is disposed when the next is asked for.</returns>
    public async IAsyncEnumerable<JsonElement> PagesAsync(
        string path, string? prefer, string purpose, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A list that is cut short would pass for a whole one, and what it lacks for deleted.
        var asked = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            if (!asked.Add(path))
            {
                throw DataverseErrors.Lost(purpose, null);
            }

            using var page = await SendAsync(DataverseCall.Get(path, purpose) with { Prefer = prefer }, cancellationToken);
            if (page.Root.ValueKind != JsonValueKind.Object)
            {
                throw DataverseErrors.Lost(purpose, null);
            }

            yield return page.Root;
            if (page.Root.TextOf("@odata.nextLink") is not { } next)
            {
                yield break;
            }

            path = next;
        }
    }

    private async Task<DataverseAnswer> SendOnceAsync(DataverseCall call, DataverseToken token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, AddressOf(call.Path));
        request.Headers.Authorization = token.Header;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("OData-MaxVersion", "4.0");
        request.Headers.Add("OData-Version", "4.0");
        if (call.Prefer is { } prefer)
        {
            request.Headers.Add("Prefer", prefer);
        }

        // Source: Microsoft Learn, "Perform conditional operations using the Web API".
        if (call.IsForNew)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        }
        else if (call.IsForKnown)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        }

        if (call.Solution is { } solution)
        {
            request.Headers.Add("MSCRM.SolutionUniqueName", solution);
        }

        if (call.Body is { } body)
        {
            request.Content = new BodyContent(body.Written) { Headers = { ContentType = MediaTypeHeaderValue.Parse(call.ContentType) } };
        }

        request.As(call.Kind, call.IsIdempotent).Options.Set(call.IsBatch ? CallOptions.AnswersParts : CallOptions.AnswersJson, true);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return await DataverseAnswer.ReadAsync(response, call.IsBatch, time, cancellationToken);
        }
        catch (Exception error) when (DataverseErrors.IsLoss(error) && !cancellationToken.IsCancellationRequested)
        {
            throw DataverseErrors.Lost(call.Purpose, error);
        }
    }

    private Uri AddressOf(string path)
    {
        if (!path.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            return new Uri(RootAddress + path, _verbatim);
        }

        // The token goes along: a link that leads elsewhere is never followed.
        return path.StartsWith(_authority + "/", StringComparison.OrdinalIgnoreCase)
            ? new Uri(path, _verbatim)
            : throw new ConnectorException(
                FailureKind.Configuration, "Dataverse gave a link that leads to another address; it was not followed.",
                "Check 'address': it must be the address that the environment gives for itself.");
    }
}
