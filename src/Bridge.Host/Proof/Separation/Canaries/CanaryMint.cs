using System.Globalization;

namespace Bridge.Host.Proof.Separation.Canaries;

/// <summary>Makes canaries, no two alike, and remembers them.</summary>
/// <param name="random">Chance.</param>
internal sealed class CanaryMint(Random random)
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ234567";
    private const int Year = 2187;
    private static readonly string[] _odd = ["", "", " & Søn", " \"Q\"", " <b>", " d'Or"];
    private readonly List<Canary> _made = [];
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private int _day;
    private int _card;

    /// <summary>All that were made.</summary>
    public IReadOnlyList<Canary> Made => _made;

    /// <summary>A text; the first twelve letters are chance. Some go on with letters that are written otherwise in JSON, HTML and addresses.</summary>
    public string Text(string place, CanaryFate fate, bool isPlain = false)
    {
        var text = Letters12() + (isPlain ? "" : _odd[random.Next(_odd.Length)]);
        return Keep(new Canary(0, CanaryKind.Text, fate, place, text));
    }

    /// <summary>An e-mail address.</summary>
    public string Email(string place, CanaryFate fate) =>
        Keep(new Canary(0, CanaryKind.Email, fate, place, $"{Letters12().ToLowerInvariant()}@{Letters12()[..6].ToLowerInvariant()}.canary.example"));

    /// <summary>An amount of twelve digits and two decimals.</summary>
    public decimal Amount(string place, CanaryFate fate)
    {
        var amount = random.NextInt64(10_000_000_000_000, 90_000_000_000_000) / 100m;
        amount += amount % 1 == 0 ? 0.37m : 0; // cents, so that no form of it can drop them
        Keep(new Canary(0, CanaryKind.Amount, fate, place, amount.ToString("0.00", CultureInfo.InvariantCulture)) { Amount = amount });
        return amount;
    }

    /// <summary>A day in 2187; after a year of them the same again.</summary>
    public DateOnly Day(string place, CanaryFate fate)
    {
        var day = new DateOnly(Year, 1, 1).AddDays(_day++ * 7 % 365);
        if (_day <= 365)
        {
            Keep(new Canary(0, CanaryKind.Day, fate, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) { Day = day });
        }

        return day;
    }

    /// <summary>A published test number; there are only so many, so each is planted again and again.</summary>
    public string Card(string place, CanaryFate fate)
    {
        var all = TestCards.All;
        var number = all[_card++ % all.Count];
        if (_texts.Add($"{number} {fate}"))
        {
            _made.Add(new Canary(_made.Count + 1, CanaryKind.Card, fate, place, number));
        }

        return number;
    }

    private string Keep(Canary canary)
    {
        if (!_texts.Add(canary.Text))
        {
            throw new InvalidOperationException($"A canary was drawn twice ({canary.Kind}).");
        }

        _made.Add(canary with { Number = _made.Count + 1 });
        return canary.Text;
    }

    private string Letters12() => string.Create(12, random, static (text, chance) =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            text[at] = Letters[chance.Next(Letters.Length)];
        }
    });
}
