using System.Text;
using Bridge.Connectors.Http;

namespace Bridge.Connectors.Salesforce.Api;

/// <summary>Writes values into queries. Source: SOQL and SOSL Reference, "Quoted String Escape Sequences".</summary>
internal static class SoqlText
{
    // Salesforce takes 16,384 bytes of address and headers, many a proxy on the way 8,192 of address.
    // Source: Salesforce Help, article 000386264.
    private const int LongestQuery = 7_800;

    /// <summary>Writes a text with its quotes.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The literal.</returns>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '\\' => @"\\",
                '\'' => @"\'",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>Writes texts as lists for <c>IN (...)</c>, as many as a query needs to stay within the longest address.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="around">The rest of the query.</param>
    /// <returns>The lists.</returns>
    public static IEnumerable<string> Lists(IEnumerable<string> texts, string around) =>
        LiteralLists.Of(texts.Select(Quoted), LongestQuery - Uri.EscapeDataString(around).Length);
}
