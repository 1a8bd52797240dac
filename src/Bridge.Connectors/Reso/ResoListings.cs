using System.Text.Json;
using Bridge.Connectors.Reso.Api;
using Bridge.Core.Listings;

namespace Bridge.Connectors.Reso;

/// <summary>Looks up listings in the resource Property.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, Property; RESO Web API Core 2.0.0, <c>contains</c> and <c>tolower</c>.</remarks>
/// <param name="connection">The connection.</param>
internal sealed class ResoListings(ResoConnection connection) : IFindsListings
{
    private const string Select =
        "ListingKey,ListingId,UnparsedAddress,City,PostalCode,StandardStatus,ListAgentFullName,ListAgentPreferredPhone,ListOfficeName,ListOfficePhone";

    /// <inheritdoc />
    public Task<IReadOnlyList<Listing>> FindByNumberAsync(string number, int limit, CancellationToken cancellationToken) =>
        AskAsync($"ListingId eq {ResoQuery.Quote(number)} or ListingKey eq {ResoQuery.Quote(number)}", limit, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Listing>> FindByAddressAsync(string part, int limit, CancellationToken cancellationToken) =>
        AskAsync($"contains(tolower(UnparsedAddress),{ResoQuery.Quote(part.ToLowerInvariant())})", limit, cancellationToken);

    private async Task<IReadOnlyList<Listing>> AskAsync(string filter, int limit, CancellationToken cancellationToken)
    {
        var query = new ResoQuery { Filter = filter, OrderBy = "ModificationTimestamp desc", Top = limit };
        var address = new Uri($"{connection.Options.Address.AbsoluteUri}/Property?{query.ToText(connection.Options, Select)}");
        using var body = await connection.Client.GetAsync(address, "application/json", cancellationToken);
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            using var json = JsonDocument.ParseValue(ref reader);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("value", out var rows) && rows.ValueKind == JsonValueKind.Array
                ? [.. rows.EnumerateArray().Select(Read).OfType<Listing>().Take(limit)]
                : throw ResoErrors.Unreadable("listings without rows");
        }
        catch (JsonException error)
        {
            throw ResoErrors.Unreadable("listings that are no JSON", error);
        }
    }

    private static Listing? Read(JsonElement row) => (Text(row, "ListingId") ?? Text(row, "ListingKey")) is not { } number ? null : new Listing
    {
        ListingId = number,
        Address = Text(row, "UnparsedAddress"),
        City = Text(row, "City"),
        PostalCode = Text(row, "PostalCode"),
        Status = Text(row, "StandardStatus"),
        Agent = Text(row, "ListAgentFullName"),
        AgentPhone = Text(row, "ListAgentPreferredPhone"),
        Office = Text(row, "ListOfficeName"),
        OfficePhone = Text(row, "ListOfficePhone"),
    };

    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text ? text : null;
}
