using Bridge.Sandbox.Reso.Query;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>What a bad next link can lead to.</summary>
internal enum EvilLink
{
    None,
    OtherOrigin,
    Loop,
    Same,
}

/// <summary>Ways in which real hosts mistreat a reader of many pages; all off unless a control call asks.</summary>
internal sealed class PageMischief(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<int> _served = [];

    public EvilLink Link { get; set; }

    /// <summary>Rows already sent that each following page repeats, in a mixed order.</summary>
    public int Repeats { get; set; }

    public List<int> Shuffle(List<int> rows, ResourceQuery query, bool follows)
    {
        if (Repeats == 0 || query.Resource.Store is not { } store)
        {
            return rows;
        }

        lock (_served)
        {
            var again = follows ? _served.Where(row => row < store.Count && store.IsListed(row)).ToList() : [];
            _served.Clear();
            _served.AddRange(rows.TakeLast(Repeats));
            var mixed = rows.Concat(again).ToArray();
            _random.Shuffle(mixed);
            return [.. mixed];
        }
    }

    /// <summary>The link to hand out instead: to a stranger, back to the first page, or to this very page.</summary>
    public string? Twist(string? next, PageRequest request) => (next, Link) switch
    {
        (null, _) or (_, EvilLink.None) => next,
        (_, EvilLink.OtherOrigin) => next.Replace(
            new Uri(request.Root).GetLeftPart(UriPartial.Authority), "http://attacker.example", StringComparison.Ordinal),
        (_, EvilLink.Loop) => Again(request, keepPlace: false),
        _ => Again(request, keepPlace: true),
    };

    private static string Again(PageRequest request, bool keepPlace)
    {
        var options = request.Options
            .Where(pair => keepPlace || pair.Key is not ("$skip" or "$skiptoken"))
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}");
        return $"{request.Root}{request.Path}?{string.Join('&', options)}";
    }
}
