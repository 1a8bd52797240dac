using Bridge.Host.Proof.Separation.Canaries;
using Bridge.Host.Proof.Separation.Searching;

namespace Bridge.Host.Proof.Separation.Reporting;

/// <summary>The encodings that are looked for, as the patterns themselves name them.</summary>
internal static class EncodingNames
{
    /// <summary>Every name once.</summary>
    public static IReadOnlyList<string> All { get; } = Find();

    private static string[] Find()
    {
        var mint = new CanaryMint(new Random(1));
        mint.Amount("", CanaryFate.Unread);
        mint.Day("", CanaryFate.Unread);
        mint.Card("", CanaryFate.Unread);
        while (!mint.Made.Any(canary => canary.Text.Contains('&', StringComparison.Ordinal)) || !mint.Made.Any(canary => canary.Text.Contains('"', StringComparison.Ordinal)))
        {
            mint.Text("", CanaryFate.Unread); // until one has letters that are written otherwise everywhere
        }

        return [.. CanaryPatterns.Raw(mint.Made).Concat(CanaryPatterns.Digits(mint.Made)).Select(pattern => pattern.Encoding).Distinct()];
    }
}
