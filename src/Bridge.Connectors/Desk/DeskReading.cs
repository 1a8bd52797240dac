using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bridge.Core.Scrubbing;

namespace Bridge.Connectors.Desk;

/// <summary>What all readers of help desks do alike with texts. Card data is lost here, at the door.</summary>
internal static class DeskReading
{
    private const int LongestOrigin = 60;

    /// <summary>Cleans a text.</summary>
    /// <param name="text">The text, or null.</param>
    /// <returns>The text without card data, or null when there is none.</returns>
    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : CardScrubber.Scrub(text).Text;

    /// <summary>Reads the key that the bridge gave a ticket it opened. Other tools write into such fields too.</summary>
    /// <param name="text">What the field holds, or null.</param>
    /// <returns>The key, or null when it can be none of the bridge's.</returns>
    public static string? KeyIn(string? text) => DeskRules.IsKey(text) && CardScrubber.Scrub(text!).Removed.Count == 0 ? text : null; // a key is a text

    /// <summary>Tells whether an external id may be one that the bridge gave (<c>origin:key</c>).</summary>
    /// <remarks>Names in the settings are letters, digits, hyphens and underscores; other tools write addresses and numbers here.</remarks>
    /// <param name="externalId">A person's external id, or null.</param>
    /// <returns>The same text, or null when it is somebody else's.</returns>
    public static string? MemberIdOf(string? externalId)
    {
        var colon = externalId?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon is <= 0 or > LongestOrigin || colon == externalId!.Length - 1) // a colon was found in it
        {
            return null;
        }

        var origin = externalId.AsSpan(0, colon);
        var key = externalId.AsSpan(colon + 1);
        foreach (var letter in origin)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_'))
            {
                return null;
            }
        }

        return char.IsAsciiLetter(origin[0]) && !key.StartsWith("//") && !key.ContainsAnyInRange('\0', ' ') ? externalId : null;
    }

    /// <summary>The tag that a value of a list stands for, where a help desk has no tags.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The tag.</returns>
    public static string TagOf(string value) => value.Trim().Replace(' ', '_');

    /// <summary>A stable stand-in for the id of a row that has none.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Twelve hexadecimal digits.</returns>
    public static string Mark(JsonElement row) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.GetRawText())).AsSpan(0, 6));
}
