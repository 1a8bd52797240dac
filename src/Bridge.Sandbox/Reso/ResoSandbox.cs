using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Bridge.Sandbox.Reso.Answers;
using Bridge.Sandbox.Reso.Changes;
using Bridge.Sandbox.Reso.Query;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Reso;

/// <summary>A stand-in of an MLS: a RESO Web API that keeps state and can be told to misbehave.</summary>
/// <remarks>Thread safe. Control calls below <c>/_sandbox/</c> change the rows; see docs/sandbox-mls.md.</remarks>
public sealed class ResoSandbox : SandboxServer
{
    private readonly MlsDesk _desk;
    private readonly bool _compresses;

    private ResoSandbox(SandboxSettings settings, ResoSandboxOptions options)
        : base(settings)
    {
        _desk = new MlsDesk(options, settings.Seed, Time);
        _compresses = options.Profile == ResoProfile.MlsGrid;
    }

    /// <summary>Where the API begins, with a slash at its end.</summary>
    public Uri ServiceRoot => new(Address, _desk.Rules.Root);

    /// <summary>Where tokens are issued; null for hosts that take the fixed token.</summary>
    public Uri? TokenEndpoint => _desk.Rules.TokenPath is { } path ? new Uri(Address, path) : null;

    /// <summary>Makes the rows and begins to listen.</summary>
    /// <param name="settings">What every sandbox needs: port, faults, seed, clock.</param>
    /// <param name="options">What the MLS holds and whose ways it copies.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ResoSandbox> StartAsync(
        SandboxSettings settings, ResoSandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Members);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Members, 9_000_000);
        var sandbox = new ResoSandbox(settings, options);
        await sandbox.ListenAsync(cancellationToken);
        return sandbox;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _desk.Dispose();
    }

    private protected override string ErrorBody(int status) =>
        Encoding.UTF8.GetString(ErrorReply.Of(_desk.Rules, status, $"Error {status}").Body.Span);

    private protected override void WriteStatistics(Utf8JsonWriter json)
    {
        json.WriteNumber("forbiddenFieldsAsked"u8, _desk.Asked.Forbidden);
        json.WriteNumber("requestsWithoutSelect"u8, _desk.Asked.WithoutSelect);
    }

    private protected override void ResetStatistics() => _desk.Asked.Reset();

    private protected override async Task AnswerAsync(HttpContext context, SandboxCall call)
    {
        if (context.Request.Path == _desk.Rules.TokenPath && HttpMethods.IsPost(context.Request.Method))
        {
            call.Kind = CallKind.Read;
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var fields = form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
            await SendAsync(context, _desk.Access.Issue(fields, context.Request.Headers.Authorization));
            return;
        }

        await SendAsync(context, _desk.Answer(MlsRequest.From(context), call));
    }

    private protected override async Task<bool> AnswerControlAsync(HttpContext context, string name)
    {
        var options = MlsRequest.From(context).Options;
        try
        {
            if ((context.Request.Method, name) == ("GET", "dump"))
            {
                await DumpAsync(context, options);
                return true;
            }

            if (!HttpMethods.IsPost(context.Request.Method) || _desk.Control(name, options) is not { } rows)
            {
                return false;
            }

            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($$"""{"rows":{{rows}}}""", context.RequestAborted);
        }
        catch (QueryRefusedException refused)
        {
            context.Response.StatusCode = refused.Status;
            await context.Response.WriteAsync(refused.Message, context.RequestAborted);
        }

        return true;
    }

    private async Task DumpAsync(HttpContext context, IReadOnlyDictionary<string, string> options)
    {
        var body = new ArrayBufferWriter<byte>(1 << 20);
        context.Response.ContentType = "application/x-ndjson";
        for (int? first = 0; first is { } row;)
        {
            first = _desk.Still((_, controls) => Dump.Write(controls.Resource(options), row, body));
            await context.Response.BodyWriter.WriteAsync(body.WrittenMemory, context.RequestAborted);
            body.ResetWrittenCount();
        }
    }

    private async Task SendAsync(HttpContext context, Reply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.Headers["OData-Version"] = "4.0";
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        var body = reply.Body;
        if (_compresses && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.ContentEncoding = "gzip";
            body = await PackAsync(body, context.RequestAborted);
        }

        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private static async Task<ReadOnlyMemory<byte>> PackAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var packed = new MemoryStream(body.Length / 4);
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await zip.WriteAsync(body, cancellationToken);
        }

        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }
}
