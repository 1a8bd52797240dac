namespace Bridge.Connectors.Http.Bodies;

/// <summary>One request or answer inside a batch.</summary>
/// <param name="StartLine">Its first line, for example <c>HTTP/1.1 204 No Content</c>.</param>
/// <param name="Headers">Its headers as they were sent.</param>
/// <param name="Body">Its body; empty for none.</param>
internal sealed record HttpPart(string StartLine, string Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Finds a header.</summary>
    /// <param name="name">Its name, without regard to case.</param>
    /// <returns>Its value, or null.</returns>
    public string? Header(string name)
    {
        foreach (var line in Headers.Split("\r\n"))
        {
            if (line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return line[(name.Length + 1)..].Trim();
            }
        }

        return null;
    }
}
