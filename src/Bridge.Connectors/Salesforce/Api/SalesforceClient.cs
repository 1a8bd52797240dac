using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Salesforce.Access;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Api;

/// <summary>Talks to one org: addresses, session, JSON and query pages. Knows no member and never tries again.</summary>
/// <param name="http">Client whose handlers keep limits and retries.</param>
/// <param name="signIn">Gives the session.</param>
/// <param name="version">Version of the API, <c>v66.0</c>.</param>
/// <param name="time">The clock.</param>
internal sealed class SalesforceClient(HttpClient http, SalesforceSignIn signIn, string version, TimeProvider time)
{
    private static readonly MediaTypeHeaderValue _json = new("application/json");
    private static readonly MediaTypeHeaderValue _csv = new("text/csv") { CharSet = "UTF-8" };

    /// <summary>Who the connection is signed in as.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The session.</returns>
    public ValueTask<SalesforceToken> TokenAsync(CancellationToken cancellationToken) => signIn.TokenAsync(null, cancellationToken);

    /// <summary>Makes a call; fails unless Salesforce answers with success.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ConnectorException">Salesforce refused or the answer was lost.</exception>
    public async Task<SalesforceAnswer> SendAsync(SalesforceCall call, CancellationToken cancellationToken)
    {
        var answer = await TryAsync(call, cancellationToken);
        if (answer.IsSuccess)
        {
            return answer;
        }

        using (answer)
        {
            throw SalesforceErrors.Of(answer, call.Purpose, time.GetUtcNow());
        }
    }

    /// <summary>Makes a call and gives back what Salesforce answers, success or not.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ConnectorException">There was no whole answer.</exception>
    public async Task<SalesforceAnswer> TryAsync(SalesforceCall call, CancellationToken cancellationToken)
    {
        using var body = call.Body;
        var token = await signIn.TokenAsync(null, cancellationToken);
        var answer = await SendOnceAsync(call, token, cancellationToken);
        if (answer.Status != HttpStatusCode.Unauthorized || !IsEnded(answer))
        {
            return answer;
        }

        // A refused session has changed nothing, and the new one is a different call.
        answer.Dispose();
        return await SendOnceAsync(call, await signIn.TokenAsync(token, cancellationToken), cancellationToken);
    }

    /// <summary>Runs a query and follows its pages to the end.</summary>
    /// <param name="soql">The query.</param>
    /// <param name="isAll">True to see deleted records too.</param>
    /// <param name="purpose">What it is for, for messages.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The records of each page; each page is disposed when the next is asked for.</returns>
    public async IAsyncEnumerable<JsonElement> QueryAsync(
        string soql, bool isAll, string purpose, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = $"{(isAll ? "queryAll" : "query")}?q={Uri.EscapeDataString(soql)}";
        var asked = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            using var page = await SendAsync(SalesforceCall.Get(path, purpose), cancellationToken);
            var (isDone, next) = (page.Root.Of("done"), page.Root.TextOf("nextRecordsUrl"));

            // An answer that is cut short would pass for a whole one, and what it lacks for deleted.
            if (page.Root.Of("records").ValueKind != JsonValueKind.Array
                || (isDone.ValueKind == JsonValueKind.False && (next is null || !asked.Add(next))))
            {
                throw SalesforceErrors.Lost(purpose, null);
            }

            yield return page.Root.Of("records");
            if (isDone.ValueKind == JsonValueKind.True || next is null)
            {
                yield break;
            }

            path = next;
        }
    }

    // A session that an administrator's policy has closed for good is answered with 401 too; a new one would be as closed.
    private static bool IsEnded(SalesforceAnswer answer) => !answer.Faults.Any(fault =>
        fault.Message.Contains("not attached to Agent", StringComparison.Ordinal) || fault.Message.Contains("not valid for use with the REST API", StringComparison.Ordinal));

    private async Task<SalesforceAnswer> SendOnceAsync(SalesforceCall call, SalesforceToken token, CancellationToken cancellationToken)
    {
        var path = call.Path.StartsWith('/') ? call.Path : $"/services/data/{version}/{call.Path}";
        using var request = new HttpRequestMessage(call.Method, token.Instance.Below(path));
        request.Headers.Authorization = token.Header;
        if (!call.AssignsCases)
        {
            request.Headers.Add("Sforce-Auto-Assign", "FALSE");
        }

        if (call.Body is { } body)
        {
            request.Content = new BodyContent(body.Written) { Headers = { ContentType = _json } };
        }

        if (call.File is { } file)
        {
            request.Content = new BodyContent(file) { Headers = { ContentType = _csv } };
        }

        request.As(call.Kind, call.IsIdempotent).Options.Set(call.Rows is null ? CallOptions.AnswersJson : CallOptions.AnswersCsv, true);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return await SalesforceAnswer.ReadAsync(response, call.Rows, time, cancellationToken);
        }
        catch (Exception error) when (SalesforceErrors.IsLoss(error) && !cancellationToken.IsCancellationRequested)
        {
            throw SalesforceErrors.Lost(call.Purpose, error);
        }
    }
}
