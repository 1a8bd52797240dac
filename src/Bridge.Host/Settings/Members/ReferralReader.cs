using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Listings;
using Bridge.Core.Settings;

namespace Bridge.Host.Settings.Members;

/// <summary>Reads the <c>referrals</c> section: where listings are looked up.</summary>
/// <param name="connectors">The connectors by name.</param>
/// <param name="connections">Type of each connection by its name; null for a connection that has a fault itself.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class ReferralReader(
    IReadOnlyDictionary<string, IConnector> connectors, IReadOnlyDictionary<string, string?> connections, FaultList faults)
{
    /// <summary>Writes the schema of the section.</summary>
    /// <param name="json">Where to.</param>
    public static void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject("referrals");
        json.WriteString("description", "Lets representatives and the phone system look up listings, to refer callers who are no members.");
        SettingsSchema.WriteObject(json, ["from"]);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "from", "Connection with the listings, of type reso.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Reads the section.</summary>
    /// <param name="root">The whole file.</param>
    /// <returns>Name of the connection; null when the file says nothing about it, or after a fault.</returns>
    public string? Read(SettingsSection root)
    {
        if (root.Find("referrals") is not { } node || SettingsSection.Open(node, "'referrals'", faults) is not { } section)
        {
            return null;
        }

        var able = connections.Where(pair => pair.Value is { } type && connectors[type] is IOpensListings).Select(pair => pair.Key).ToList();
        var from = section.Required("from", "the connection with the listings");
        if (from is { Value: { } name } scalar && !able.Contains(name))
        {
            faults.Add(scalar, connections.ContainsKey(name)
                ? $"'from' names the connection '{name}', which has no listings. Able are: {string.Join(", ", able)}."
                : $"'from' names the connection '{name}', which does not exist. {NearestWord.Explain(name, able)}");
            from = null;
        }

        section.RefuseOthers("'referrals'");
        return from?.Value;
    }
}
