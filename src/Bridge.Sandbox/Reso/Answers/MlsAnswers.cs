using System.Text;
using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Hosts;
using Bridge.Sandbox.Reso.Query;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>Answers the reads of the API; the rows must stand still while it does.</summary>
internal sealed class MlsAnswers(
    MlsData data, HostRules rules, ResoSandboxOptions options, TimeProvider time, PageMischief mischief, AskedFields asked)
{
    private readonly PageRules _pages = new(rules, options.Profile);

    /// <summary>Whether all rows are out of sight, as when a licence has ended.</summary>
    public bool Vanished { get; set; }

    public Reply Answer(MlsRequest request, string behindRoot)
    {
        try
        {
            return Route(request, behindRoot);
        }
        catch (QueryRefusedException refused)
        {
            return ErrorReply.Of(rules, refused.Status, refused.Message, refused.Target);
        }
    }

    private Reply Route(MlsRequest request, string behindRoot)
    {
        if (request.Method != "GET")
        {
            return ErrorReply.Of(rules, 405, $"{request.Method} is not allowed: this API is read only.");
        }

        if (request.ODataVersion is not (null or "" or "4.0" or "4.01"))
        {
            return ErrorReply.Of(rules, 400, $"OData-Version {request.ODataVersion} is not supported.", "OData-Version");
        }

        var style = Style(request);
        var (model, resources) = data.View(style);
        var root = request.Origin + rules.Root;
        switch (behindRoot)
        {
            case "":
                return MetadataReply.Service(root, resources.Keys);
            case "$metadata" when options.Metadata:
                return MetadataReply.Metadata(model);
        }

        var path = ResourcePath.Parse(behindRoot);
        if (!resources.TryGetValue(path.Name, out var resource) || !IsKnownTail(path))
        {
            return ErrorReply.Of(rules, 404, $"There is no resource at '{behindRoot}'.");
        }

        var query = new QueryReader(model).Read(resource, request.Options);
        asked.Note(query);
        HostChecks.Check(options.Profile, query, path.Key is not null);
        var writer = new PageReply(style, time, mischief, options.Unasked);
        if (path.Key is not null)
        {
            return Single(path, query, writer, root, behindRoot, request);
        }

        if (path.Tail == "$count")
        {
            var count = Vanished ? 0 : new RowFinder(query, time).Count();
            return new Reply(200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes($"{count}"));
        }

        var page = _pages.Plan(request, query, root, behindRoot);
        return writer.Page(Vanished ? page with { Query = page.Query with { Vanished = true } } : page);
    }

    private Reply Single(
        ResourcePath path, ResourceQuery query, PageReply writer, string root, string behindRoot, MlsRequest request)
    {
        var row = query.Resource.FindRow(path.KeyFor(query.Resource));
        return row is not { } found || Vanished || !query.Resource.IsListed(found)
            ? ErrorReply.Of(rules, 404, $"No {path.Name} record found with this key.", "Read")
            : writer.Single(new PageRequest(query, request.Options, root, behindRoot, 1, null, false), found);
    }

    private bool IsKnownTail(ResourcePath path) => path.Tail switch
    {
        null or "$count" => true,
        "replication" => options.Profile == ResoProfile.Bridge,
        _ => false,
    };

    private ResoEnumStyle Style(MlsRequest request) =>
        options.Profile == ResoProfile.Trestle
        && string.Equals(request.Options.GetValueOrDefault("PrettyEnums"), "true", StringComparison.OrdinalIgnoreCase)
            ? ResoEnumStyle.HumanText
            : options.EnumStyle ?? rules.Enums;
}
