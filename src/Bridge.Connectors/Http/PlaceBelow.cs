namespace Bridge.Connectors.Http;

/// <summary>Addresses below the one of a connection, which may have a path of its own: a gateway in front of the system, or the path of the API itself.</summary>
internal static class PlaceBelow
{
    /// <summary>Puts a path behind the path of an address.</summary>
    /// <param name="address">The address, with or without a slash at its end.</param>
    /// <param name="path">The path, beginning with a slash; it is not put there twice.</param>
    /// <returns>The place.</returns>
    public static Uri Below(this Uri address, string path)
    {
        var text = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var plain = path.TrimEnd('/');
        return new Uri(text.EndsWith(plain, StringComparison.OrdinalIgnoreCase) ? text[..^plain.Length] + path : text + path);
    }
}
