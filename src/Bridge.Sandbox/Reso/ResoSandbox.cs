using Bridge.Sandbox.Reso.Answers;
using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Hosts;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Reso;

/// <summary>A stand-in of an MLS: a RESO Web API that keeps state and can be told to misbehave.</summary>
/// <remarks>Thread safe. Control calls below <c>/_sandbox/</c> change the rows; see docs/sandbox-mls.md.</remarks>
public sealed class ResoSandbox : SandboxServer
{
    private readonly HostRules _rules;
    private readonly Door _door;
    private readonly MlsAnswers _answers;
    private readonly AskedFields _asked = new();
    private readonly PageMischief _mischief;
    private readonly MlsData _data;
    private readonly ReaderWriterLockSlim _rows = new();

    private ResoSandbox(SandboxSettings settings, ResoSandboxOptions options)
        : base(settings)
    {
        _rules = HostTable.Of(options.Profile);
        _door = new Door(_rules, options.TokenLifetime, Time);
        _data = new MlsData(options, _rules, settings.Seed);
        _mischief = new PageMischief(settings.Seed);
        _answers = new MlsAnswers(_data, _rules, options, Time, _mischief, _asked);
    }

    /// <summary>Where the API begins, with a slash at its end.</summary>
    public Uri ServiceRoot => new(Address, _rules.Root);

    /// <summary>Makes the rows and begins to listen.</summary>
    /// <param name="settings">What every sandbox needs: port, faults, seed, clock.</param>
    /// <param name="options">What the MLS holds and whose ways it copies.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ResoSandbox> StartAsync(
        SandboxSettings settings, ResoSandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sandbox = new ResoSandbox(settings, options);
        await sandbox.ListenAsync(cancellationToken);
        return sandbox;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _rows.Dispose();
    }

    private protected override string ErrorBody(int status) =>
        System.Text.Encoding.UTF8.GetString(ErrorReply.Of(_rules, status, $"Error {status}").Body.Span);

    private protected override async Task AnswerAsync(HttpContext context, SandboxCall call)
    {
        var request = MlsRequest.From(context);
        var reply = Decide(request, call);
        if (reply is null)
        {
            call.Kind = CallKind.Read;
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            reply = _door.Issue(
                form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()), context.Request.Headers.Authorization);
        }

        await SendAsync(context, reply);
    }

    /// <summary>The answer; null for a call of the token endpoint, whose form must be read first.</summary>
    private Reply? Decide(MlsRequest request, SandboxCall call)
    {
        if (request.Path == _rules.TokenPath && request.Method == "POST")
        {
            return null;
        }

        if (!_door.Opens(request))
        {
            return ErrorReply.Of(_rules, StatusCodes.Status401Unauthorized, "The token is missing, wrong or expired.");
        }

        if (!request.Path.StartsWith(_rules.Root, StringComparison.Ordinal) && request.Path + "/" != _rules.Root)
        {
            return ErrorReply.Of(_rules, StatusCodes.Status404NotFound, "There is nothing at this path.");
        }

        var behind = request.Path.Length < _rules.Root.Length ? "" : request.Path[_rules.Root.Length..];
        call.Route = _rules.Root + (ResourcePath.Parse(behind) is { Key: not null } single ? single.Name + "({key})" : behind);
        _rows.EnterReadLock();
        try
        {
            return _answers.Answer(request, behind);
        }
        finally
        {
            _rows.ExitReadLock();
        }
    }

    private static async Task SendAsync(HttpContext context, Reply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.Headers["OData-Version"] = "4.0";
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentLength = reply.Body.Length;
        await response.BodyWriter.WriteAsync(reply.Body, context.RequestAborted);
    }
}
