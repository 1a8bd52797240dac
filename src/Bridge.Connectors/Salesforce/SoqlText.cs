using System.Text;

namespace Bridge.Connectors.Salesforce;

/// <summary>Writes values into queries. Source: SOQL and SOSL Reference, "Quoted String Escape Sequences".</summary>
internal static class SoqlText
{
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
}
