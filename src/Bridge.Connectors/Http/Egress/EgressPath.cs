namespace Bridge.Connectors.Http.Egress;

/// <summary>Names a call for the audit without the ids in its path.</summary>
internal static class EgressPath
{
    /// <summary>The path with every part that holds a digit replaced, and without the query.</summary>
    /// <param name="address">The address.</param>
    /// <returns>For example <c>/api/{id}/users/{id}</c>.</returns>
    public static string Of(Uri? address) => address is null ? "/" : string.Join(
        '/', address.AbsolutePath.Split('/').Select(part => part.Any(char.IsAsciiDigit) && part is not "v2" ? "{id}" : part));
}
