using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Bridge.Host.Rehearsals;

/// <summary>A server whose port opens after all rehearsals: what is compiled or opened at first use is so by then.</summary>
/// <remarks>
/// The rehearsals call the host's own pipeline through a second server of the same kind, on a free port of this machine that is closed again
/// before the host's port opens. Whoever else finds that port in this moment meets the same pipeline with the same guards.
/// </remarks>
/// <param name="open">Makes a server.</param>
/// <param name="rehearsals">What is gone through first.</param>
internal sealed class RehearsedServer(Func<IServer> open, IEnumerable<IRehearsal> rehearsals) : IServer
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);
    private readonly IServer _server = open();

    /// <inheritdoc />
    public IFeatureCollection Features => _server.Features;

    /// <inheritdoc />
    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        try
        {
            if (rehearsals.ToList() is { Count: > 0 } all)
            {
                await RehearseAsync(all, application, cancellationToken);
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // A machine so busy that a rehearsal does not end: the first calls are slow then, and that is all.
        }

        await _server.StartAsync(application, cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => _server.StopAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _server.Dispose();

    private async Task RehearseAsync<TContext>(List<IRehearsal> all, IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_longest);
        using var stage = open();
        var addresses = stage.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        addresses.Add("http://127.0.0.1:0");
        await stage.StartAsync(new Rehearsed.Pipeline<TContext>(application), limit.Token);
        using (var calls = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false }))
        {
            foreach (var rehearsal in all)
            {
                await rehearsal.RehearseAsync(path => PostAsync(calls, new Uri(new Uri(addresses.Single()), path), limit.Token));
            }
        }

        await stage.StopAsync(limit.Token);
    }

    private static async Task PostAsync(HttpMessageInvoker calls, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await calls.SendAsync(request, cancellationToken);
        await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
    }
}
