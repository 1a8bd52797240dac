using System.Globalization;
using Bridge.Sandbox.Reso.Answers;
using Bridge.Sandbox.Reso.Query;

namespace Bridge.Sandbox.Reso.Hosts;

/// <summary>How many rows a page has, and how the next one is reached.</summary>
internal sealed class PageRules(HostRules rules, ResoProfile profile)
{
    private const int ReplicationPage = 2000;
    private const int BridgeReach = 10_000;
    private const int KeysOnlyPage = 300_000;
    private const int SparkNormalPage = 25;

    public PageRequest Plan(MlsRequest request, ResourceQuery query, string root, string path)
    {
        var replicates = profile == ResoProfile.Bridge && path.EndsWith("/replication", StringComparison.Ordinal);
        if (replicates && (query.Skip > 0 || query.Order.Count > 0))
        {
            throw new QueryRefusedException(400, "$skip and $orderby are not supported by replication.");
        }

        if (query.Order.Count == 0 && (rules.DefaultByTime || replicates)
            && query.Resource.Find(query.Resource.Watermark) is { } stamp)
        {
            query = query with { Order = [(stamp, false)] };
        }

        var most = replicates ? ReplicationPage : Most(request, query);
        var size = Size(request.Prefer, query.Top, most, replicates ? ReplicationPage : rules.DefaultPage);
        if (profile == ResoProfile.Bridge && !replicates && query.Skip + size > BridgeReach)
        {
            throw new QueryRefusedException(400, "More than 10,000 rows can only be read through replication.", "$skip");
        }

        var left = rules.TopIsPageSize && query.Top != 0 ? null : query.Top;
        var bySkip = rules.Pages == PageStyle.Skip && !replicates;
        return new PageRequest(query, request.Options, root, path, size, left, bySkip) { LinkHeader = replicates };
    }

    private int Size(string? prefer, int? top, int most, int usual)
    {
        if (rules.RefusesLargePages && top > most)
        {
            throw new QueryRefusedException(400, $"$top must not be greater than {most}.", "$top");
        }

        var wish = MaxPageSize(prefer);
        return Math.Min(most, Math.Min(top ?? usual, wish ?? most)) is var size && top is null && wish is { } only
            ? Math.Min(most, only)
            : size;
    }

    private int Most(MlsRequest request, ResourceQuery query) => profile switch
    {
        ResoProfile.Trestle when query.Selected is { Count: 1 } only && only.Contains(query.Resource.Key.Name) => KeysOnlyPage,
        ResoProfile.Spark when request.Token == HostAccess.NormalToken => SparkNormalPage,
        _ => rules.MaxPage,
    };

    /// <summary>The number in <c>Prefer: odata.maxpagesize=N</c> (or, in 4.01, without the prefix).</summary>
    public static int? MaxPageSize(string? prefer)
    {
        foreach (var part in (prefer ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part[..equals] is "odata.maxpagesize" or "maxpagesize"
                && int.TryParse(part[(equals + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                && size > 0)
            {
                return size;
            }
        }

        return null;
    }
}
