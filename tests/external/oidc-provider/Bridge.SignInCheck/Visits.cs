using System.Net;

namespace Bridge.SignInCheck;

/// <summary>Follows redirects as a browser does, with cookies, and remembers where it came by.</summary>
internal sealed class Visits : DelegatingHandler
{
    private const int MostHops = 20;

    public Visits()
        : base(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
    }

    public List<Uri> Seen { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        Seen.Add(request.RequestUri!); // HttpClient sets it
        for (var hop = 0; response.Headers.Location is { } location && hop < MostHops; hop++)
        {
            var next = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, location));
            next.Headers.Accept.ParseAdd("text/html");
            response.Dispose();
            response = await base.SendAsync(next, cancellationToken);
            Seen.Add(next.RequestUri!);
            response.RequestMessage = request = next;
        }

        return response;
    }
}
