using System.Globalization;
using System.Text;
using Bridge.Host.Proof.Separation.Canaries;

namespace Bridge.Host.Proof.Separation.Searching;

/// <summary>All patterns of a set of canaries.</summary>
internal static class CanaryPatterns
{
    private const int PrefixLetters = 8;
    private const string DigitsOnly = "digits alone";

    /// <summary>Patterns for bytes as they are.</summary>
    /// <param name="canaries">The canaries; two of the same value give their patterns once.</param>
    /// <returns>The patterns.</returns>
    public static IReadOnlyList<Pattern> Raw(IEnumerable<Canary> canaries) => [.. Distinct(canaries).SelectMany(Raw)];

    /// <summary>Patterns for a view in which all separators between digits are gone.</summary>
    /// <param name="canaries">The canaries.</param>
    /// <returns>The patterns.</returns>
    public static IReadOnlyList<Pattern> Digits(IEnumerable<Canary> canaries) => [.. Distinct(canaries).SelectMany(canary => canary.Kind switch
    {
        CanaryKind.Card => [canary.Text],
        CanaryKind.Amount => new[] { decimal.Truncate(canary.Amount).ToString("0", CultureInfo.InvariantCulture) },
        _ => [],
    }, (canary, digits) => new Pattern(canary, DigitsOnly, Encoding.ASCII.GetBytes(digits), false))];

    private static IEnumerable<Canary> Distinct(IEnumerable<Canary> canaries) => canaries.DistinctBy(canary => canary.Text);

    private static IEnumerable<Pattern> Raw(Canary canary)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (encoding, bytes, isText) in Forms(canary))
        {
            if (bytes.Length >= Pattern.Shortest && seen.Add(Convert.ToHexString(bytes)))
            {
                yield return new Pattern(canary, encoding, bytes, isText);
            }
        }
    }

    private static IEnumerable<(string Encoding, byte[] Bytes, bool IsText)> Forms(Canary canary)
    {
        foreach (var form in TextForms.Of(canary.Text))
        {
            yield return form;
        }

        foreach (var (encoding, bytes, _) in Others(canary).SelectMany(TextForms.Plain))
        {
            yield return ($"{encoding}, written otherwise", bytes, true);
        }

        if (canary.Kind is CanaryKind.Text or CanaryKind.Email)
        {
            foreach (var (encoding, bytes, _) in TextForms.Plain(canary.Text[..PrefixLetters]))
            {
                yield return ($"{encoding}, first {PrefixLetters} letters", bytes, true);
            }
        }

        foreach (var (encoding, bytes) in Binary(canary))
        {
            yield return (encoding, bytes, false);
        }
    }

    private static IEnumerable<string> Others(Canary canary) => canary.Kind switch
    {
        CanaryKind.Amount => NumberForms.Texts(canary.Amount),
        CanaryKind.Day => NumberForms.Texts(canary.Day),
        _ => [],
    };

    private static IEnumerable<(string Encoding, byte[] Bytes)> Binary(Canary canary) => canary.Kind switch
    {
        CanaryKind.Amount => NumberForms.Binary(canary.Amount),
        CanaryKind.Day => NumberForms.Binary(canary.Day),
        CanaryKind.Card => NumberForms.Binary(canary.Text),
        _ => [],
    };
}
