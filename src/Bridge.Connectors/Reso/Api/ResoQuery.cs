using System.Globalization;

namespace Bridge.Connectors.Reso.Api;

/// <summary>One question to a resource, in OData's words.</summary>
/// <remarks>Source: RESO Web API Core 2.0.0, query options.</remarks>
internal sealed record ResoQuery
{
    /// <summary>Condition, or null for all rows.</summary>
    public string? Filter { get; init; }

    /// <summary>Order, or null for the host's own.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Most rows to send.</summary>
    public int? Top { get; init; }

    /// <summary>Rows to leave out; 0 for none.</summary>
    public int Skip { get; init; }

    /// <summary>Writes a text as a filter needs it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The literal.</returns>
    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Writes the query.</summary>
    /// <param name="options">Settings of the connection.</param>
    /// <param name="select">The fields, already escaped.</param>
    /// <returns>The text behind the question mark.</returns>
    public string ToText(ResoOptions options, string select)
    {
        var own = options.OriginatingSystem is { } system ? $"OriginatingSystemName eq {Quote(system)}" : null;
        var filter = own is null ? Filter : Filter is null ? own : $"{own} and {(Filter.Contains(" or ", StringComparison.Ordinal) ? $"({Filter})" : Filter)}";
        var parts = new List<string> { $"$select={select}" };
        Add(parts, "$filter", filter);
        Add(parts, "$orderby", OrderBy);
        Add(parts, "$top", Top?.ToString(CultureInfo.InvariantCulture));
        Add(parts, "$skip", Skip == 0 ? null : Skip.ToString(CultureInfo.InvariantCulture));
        Add(parts, "PrettyEnums", options.AsksForPrettyEnums ? "true" : null);
        return string.Join('&', parts);
    }

    private static void Add(List<string> parts, string name, string? value)
    {
        if (value is not null)
        {
            parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }
}
