using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Sandbox.Zendesk.Webhooks;

/// <summary>Makes the attempts of a delivery: signs, sends, and tries again where the account would.</summary>
/// <remarks>
/// Source: Zendesk documentation, "Anatomy of a webhook request", "Verifying webhook authenticity", "Webhook retries":
/// 409 up to three times, 429 and 503 with a Retry-After below 60 seconds, no answer in time up to five times; every
/// other failure is lost. The circuit breaker is left out.
/// </remarks>
internal sealed class WebhookSender(ZendeskSandboxOptions options, TimeProvider time) : IDisposable
{
    private const string AccountId = "22129848";
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(60);
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }, true)
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task DeliverAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Mischief.Delay > TimeSpan.Zero)
        {
            await Task.Delay(invocation.Mischief.Delay, time, cancellationToken);
        }

        await TryAsync(invocation, cancellationToken);
        if (invocation.Mischief.Duplicate)
        {
            await TryAsync(invocation, cancellationToken);
        }
    }

    public async Task<Attempt> AttemptAsync(Invocation invocation, CancellationToken cancellationToken) =>
        (await SendAsync(invocation, cancellationToken)).Attempt;

    public void Dispose() => _client.Dispose();

    public static string Sign(string secret, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    private async Task TryAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (made, wait) = await SendAsync(invocation, cancellationToken);
            var retries = made.Status switch
            {
                (int)HttpStatusCode.Conflict => 3,
                429 or 503 when wait < _longestWait => 3,
                0 => 5,
                _ => 0,
            };
            if (attempt > retries)
            {
                return;
            }

            await Task.Delay(wait ?? options.WebhookRetryDelay, time, cancellationToken);
        }
    }

    private async Task<(Attempt Attempt, TimeSpan? Wait)> SendAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var webhook = invocation.Webhook;
        var stamp = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(new HttpMethod(webhook.Method), webhook.Endpoint);
        request.Content = new ByteArrayContent(invocation.Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.UserAgent.ParseAdd("Zendesk-Webhook");
        request.Headers.Add("x-zendesk-account-id", AccountId);
        request.Headers.Add("x-zendesk-webhook-id", webhook.Id);
        request.Headers.Add("x-zendesk-webhook-invocation-id", invocation.Id);
        request.Headers.Add("x-zendesk-webhook-signature-timestamp", stamp);
        request.Headers.Add("x-zendesk-webhook-signature",
            Sign(invocation.Mischief.Forge ? "someone-elses-secret" : webhook.Secret, stamp, invocation.Body));
        if (webhook.Bearer is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        var status = 0;
        TimeSpan? wait = null;
        using var patience = new CancellationTokenSource(options.WebhookTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            status = (int)response.StatusCode;
            wait = response.Headers.RetryAfter?.Delta;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // No answer in time: status 0.
        }
        catch (HttpRequestException)
        {
            // Nobody listens: to the account that is a failure like any other.
            status = (int)HttpStatusCode.BadGateway;
        }

        var attempt = new Attempt(
            $"{invocation.Id}-{invocation.Attempts.Count + 1}", status, time.GetUtcNow().ToUnixTimeMilliseconds());
        lock (invocation.Attempts)
        {
            invocation.Attempts.Add(attempt);
        }

        return (attempt, wait);
    }
}
