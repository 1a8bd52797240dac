using System.Globalization;

namespace Bridge.Sandbox.Faults;

/// <summary>Reads fault plans word by word.</summary>
internal sealed class FaultPlanParser
{
    private const string Allowed =
        "500:5%, 502:5%, 503:5%, 504:5%, 500-after:5%, reset:5%, reset-after:5%, torn:1%, html:1%, slow:1%:5s, slow-after:1%:5s, "
        + "401:1%, 429:1%, echo-400:5%, echo-409:5%, echo-422:5%, echo-500:5%, limit:10/10s, refuse:2%, lock:2%, mixed:5%; "
        + "where a share alone stands also 3x for the next three calls, and @END behind either for calls that end so (METHOD /path)";

    private readonly List<FaultRule> _rules = [];
    private CallLimit? _limit;
    private double _refuse;
    private double _lock;

    public void Add(string word)
    {
        var parts = word.Split(':', StringSplitOptions.TrimEntries);
        switch (parts[0])
        {
            case "limit" when parts.Length == 2:
                _limit = Limit(parts[1], word);
                break;
            case "refuse" when parts.Length == 2:
                _refuse = Share(parts[1], word);
                break;
            case "lock" when parts.Length == 2:
                _lock = Share(parts[1], word);
                break;
            case "slow" when parts.Length == 3:
                _rules.Add(new FaultRule(FaultKind.Slow, Share(parts[1], word)) { Delay = Duration(parts[2], word) });
                break;
            case "slow-after" when parts.Length == 3:
                _rules.Add(new FaultRule(FaultKind.SlowAfter, Share(parts[1], word)) { Delay = Duration(parts[2], word) });
                break;
            case "mixed" when parts.Length == 2:
                AddMixed(Share(parts[1], word) / 4);
                break;
            default:
                _rules.Add(Simple(parts, word));
                break;
        }
    }

    public FaultPlan Plan()
    {
        if (_rules.Where(rule => rule.Times is null).GroupBy(rule => rule.End).Any(rules => rules.Sum(rule => rule.Share) > 1.0000001))
        {
            throw new FormatException("The shares of the faults add up to more than 100%; lower some of them.");
        }

        return _rules.Count == 0 && _limit is null && _refuse == 0 && _lock == 0
            ? FaultPlan.None
            : new FaultPlan([.. _rules], _limit, _refuse, _lock);
    }

    private void AddMixed(double share)
    {
        _rules.Add(new FaultRule(FaultKind.Status, share));
        _rules.Add(new FaultRule(FaultKind.Reset, share));
        _rules.Add(new FaultRule(FaultKind.StatusAfter, share));
        _rules.Add(new FaultRule(FaultKind.ResetAfter, share));
    }

    private static FaultRule Simple(string[] parts, string word)
    {
        if (parts.Length != 2)
        {
            throw Wrong(word);
        }

        var (amount, end) = parts[1].Split('@', 2) is [var before, var behind] ? (before, behind.Length > 0 ? behind : throw Wrong(word)) : (parts[1], "");
        var rule = OfKind(parts[0], word) with { End = end };
        return amount.EndsWith('x') ? rule with { Times = Times(amount, word) } : rule with { Share = Share(amount, word) };
    }

    private static int Times(string text, string word) =>
        int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0 ? times : throw Wrong(word);

    private static FaultRule OfKind(string kind, string word) => kind switch
    {
        "500" or "502" or "503" or "504" or "401" or "429" => new FaultRule(FaultKind.Status, 1) { Status = int.Parse(kind, CultureInfo.InvariantCulture) },
        "echo-400" or "echo-409" or "echo-422" or "echo-500" => new FaultRule(FaultKind.Echo, 1)
        {
            Status = int.Parse(kind.AsSpan("echo-".Length), CultureInfo.InvariantCulture),
        },
        "500-after" => new FaultRule(FaultKind.StatusAfter, 1),
        "reset" => new FaultRule(FaultKind.Reset, 1),
        "reset-after" => new FaultRule(FaultKind.ResetAfter, 1),
        "torn" => new FaultRule(FaultKind.Torn, 1),
        "html" => new FaultRule(FaultKind.Html, 1),
        _ => throw Wrong(word),
    };

    private static double Share(string text, string word) =>
        text.EndsWith('%') && TryNumber(text[..^1], out var share) && share is > 0 and <= 100
            ? share / 100
            : throw Wrong(word);

    private static CallLimit Limit(string text, string word)
    {
        var parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var calls) && calls > 0
                ? new CallLimit(calls, Duration(parts[1], word))
                : throw Wrong(word);
    }

    private static TimeSpan Duration(string text, string word)
    {
        var unit = text.EndsWith("ms", StringComparison.Ordinal) ? "ms" : text.EndsWith('s') ? "s" : "";
        return unit.Length > 0 && TryNumber(text[..^unit.Length], out var amount) && amount is > 0 and <= 86_400_000
            ? TimeSpan.FromMilliseconds(unit == "s" ? amount * 1000 : amount)
            : throw Wrong(word);
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static FormatException Wrong(string word) =>
        new($"The fault '{word}' cannot be read. Allowed, with any share or time: {Allowed}.");
}
