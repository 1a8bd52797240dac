using System.Globalization;
using System.Text;

namespace Bridge.Sandbox.Reso.Data.Fields;

/// <summary>A named list of allowed values, with the OData name each value has in an enumeration type.</summary>
internal sealed class LookupList
{
    private readonly Dictionary<string, string> _names;

    public LookupList(string name, params string[] values)
    {
        Name = name;
        Values = values;
        Names = [.. values.Select(ToName)];
        _names = values.Zip(Names).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    public string Name { get; }

    public string[] Values { get; }

    public string[] Names { get; }

    /// <summary>The OData name of a value; a value outside of the list gets one made the same way.</summary>
    public string NameOf(string value) => _names.TryGetValue(value, out var name) ? name : ToName(value);

    private static string ToName(string value)
    {
        if (value.Length <= 3 && value.All(char.IsAsciiLetterUpper))
        {
            return value;
        }

        var name = new StringBuilder(value.Length);
        var words = value.Replace("'", "", StringComparison.Ordinal)
            .Split([' ', '/', '-', ',', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            var rest = word.All(char.IsAsciiLetterUpper) ? word[1..].ToLower(CultureInfo.InvariantCulture) : word[1..];
            name.Append(char.ToUpper(word[0], CultureInfo.InvariantCulture)).Append(rest);
        }

        return name.ToString();
    }
}
