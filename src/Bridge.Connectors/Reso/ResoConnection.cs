using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Reso.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Reso;

/// <summary>What all sources of one connection share: the client, its token and what the host said about its fields.</summary>
internal sealed class ResoConnection
{
    private static readonly TimeSpan _metadataLife = TimeSpan.FromHours(12);
    private volatile Served? _metadata;
    private Task<Served>? _begun;

    public ResoConnection(ConnectionContext context)
    {
        Context = context;
        Options = new ResoOptions(context.Settings);
        Client = new ResoClient(Options, context, new ResoTokens(Options, context.Http, context.Time));
    }

    public ConnectionContext Context { get; }

    public ResoOptions Options { get; }

    public ResoClient Client { get; }

    /// <summary>Begins to ask which fields the host serves; whoever needs them waits for the answer, or has its error.</summary>
    public void Begin()
    {
        if (Options.ReadsMetadata && !IsFresh(_metadata) && _begun is null)
        {
            _begun = Task.Run(async () =>
            {
                Options.Validate();
                return await AskAsync(CancellationToken.None);
            });
        }
    }

    /// <summary>Gives the fields a host serves.</summary>
    /// <param name="resource">Name of the resource.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>Types by field; null when the host does not say.</returns>
    /// <exception cref="ConnectorException">The host could not be reached or refused the sign-in.</exception>
    public async Task<IReadOnlyDictionary<string, string>?> FieldsAsync(string resource, CancellationToken cancellationToken)
    {
        if (!Options.ReadsMetadata)
        {
            return null;
        }

        // Two sources that start at once may both ask; they get the same answer.
        if (_metadata is not { } held || !IsFresh(held))
        {
            // What was begun early is taken once: after an error the next caller asks for himself.
            held = Interlocked.Exchange(ref _begun, null) is { } begun
                ? await begun.WaitAsync(cancellationToken)
                : await AskAsync(cancellationToken);
            _metadata = held;
        }

        return held.Fields?.GetValueOrDefault(resource);
    }

    private bool IsFresh(Served? held) => held is not null && Context.Time.GetUtcNow() < held.GoodUntil;

    private async Task<Served> AskAsync(CancellationToken cancellationToken)
    {
        var address = new Uri(Options.Address.AbsoluteUri + "/$metadata");
        var goodUntil = Context.Time.GetUtcNow() + _metadataLife;
        try
        {
            using var body = await Client.FindAsync(address, "application/xml", [400, 404, 406, 410, 501], cancellationToken);
            return new Served(body is null ? null : ResoMetadata.Read(body.Span), goodUntil);
        }
        catch (ConnectorException error) when (error.InnerException is SpoiltAnswerException)
        {
            // It answers each time with something else, a page perhaps: such a host serves no metadata, and is read without.
            return new Served(null, goodUntil);
        }
    }

    private sealed record Served(Dictionary<string, Dictionary<string, string>>? Fields, DateTimeOffset GoodUntil);
}
