using System.Globalization;

namespace Bridge.Sandbox.Zendesk.Webhooks;

/// <summary>What goes wrong with one delivery.</summary>
internal readonly record struct Mischief(bool Duplicate, bool Reorder, bool Forge, bool Drop, TimeSpan Delay);

/// <summary>The shares of deliveries that go wrong; the same seed spoils the same sequence of them.</summary>
internal sealed class MischiefPlan
{
    private const string Allowed = "duplicate:5%, reorder:5%, forge:1%, drop:1%, delay:1%:5s";
    private readonly Dictionary<string, double> _shares = new(StringComparer.Ordinal);
    private readonly Random _random;
    private TimeSpan _delay;

    public MischiefPlan(int seed, string text)
    {
        _random = new Random(seed);
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Add(word, word.Split(':', StringSplitOptions.TrimEntries));
        }
    }

    /// <summary>Draws for the next delivery; always as many numbers, so that plans can be compared.</summary>
    public Mischief Draw()
    {
        bool Falls(string word) => _random.NextDouble() < _shares.GetValueOrDefault(word);
        return new Mischief(Falls("duplicate"), Falls("reorder"), Falls("forge"), Falls("drop"), Falls("delay") ? _delay : TimeSpan.Zero);
    }

    private void Add(string word, string[] parts)
    {
        var isDelay = parts[0] == "delay";
        if (parts.Length != (isDelay ? 3 : 2) || parts[0] is not ("duplicate" or "reorder" or "forge" or "drop" or "delay")
            || !parts[1].EndsWith('%')
            || !double.TryParse(parts[1][..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            || share is <= 0 or > 100 || (isDelay && !TryDelay(parts[2])))
        {
            throw new FormatException($"The mischief '{word}' cannot be read. Allowed, with any share or time: {Allowed}.");
        }

        _shares[parts[0]] = share / 100;
    }

    private bool TryDelay(string text)
    {
        var unit = text.EndsWith("ms", StringComparison.Ordinal) ? 2 : 1;
        var isRead = text.EndsWith('s')
            && double.TryParse(text[..^unit], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount is > 0 and <= 86_400_000;
        _delay = isRead ? TimeSpan.FromMilliseconds(double.Parse(text[..^unit], CultureInfo.InvariantCulture) * (unit == 2 ? 1 : 1000)) : default;
        return isRead;
    }
}
