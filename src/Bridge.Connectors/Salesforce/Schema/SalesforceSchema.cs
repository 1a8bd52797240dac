using System.Collections.Frozen;
using System.Text.Json;

namespace Bridge.Connectors.Salesforce.Schema;

/// <summary>The fields of an object that the integration user may see. A field hidden from him is as absent as one that is not there.</summary>
/// <remarks>Source: REST API Developer Guide, "sObject Describe".</remarks>
internal sealed class SalesforceSchema
{
    private readonly FrozenDictionary<string, SalesforceField> _fields;
    private readonly FrozenSet<string> _relationships;

    /// <summary>Reads a description.</summary>
    /// <param name="description">The JSON.</param>
    public SalesforceSchema(JsonElement description)
    {
        _fields = description.Of("fields").Items().Select(Read).ToFrozenDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        _relationships = _fields.Values.Select(field => field.Relationship).OfType<string>().ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        MayCreate = description.FlagOf("createable");
        MayUpdate = description.FlagOf("updateable");
    }

    /// <summary>The user may create records.</summary>
    public bool MayCreate { get; }

    /// <summary>The user may change records.</summary>
    public bool MayUpdate { get; }

    /// <summary>Finds a field.</summary>
    /// <param name="name">Its name, without case.</param>
    /// <returns>The field, or null.</returns>
    public SalesforceField? Find(string name) => _fields.GetValueOrDefault(name);

    /// <summary>Tells whether a name of a mapping can be read; one with a dot is looked for at the record it leads to by Salesforce itself.</summary>
    /// <param name="name">Name of the mapping's field.</param>
    /// <returns>True when it can.</returns>
    public bool MayRead(string name) => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        ? _relationships.Contains(name[..dot])
        : _fields.ContainsKey(name);

    /// <summary>Tells whether a name of a mapping can be written.</summary>
    /// <param name="name">Name of the mapping's field.</param>
    /// <returns>True when it can.</returns>
    public bool MayWrite(string name) => name.Contains('.', StringComparison.Ordinal)
        ? MayRead(name)
        : Find(name) is { IsUpdateable: true } or { IsCreateable: true };

    private static SalesforceField Read(JsonElement field) => new(field.TextOf("name") ?? "", field.TextOf("type") ?? "", field.NumberOf("length"))
    {
        IsCreateable = field.FlagOf("createable"),
        IsUpdateable = field.FlagOf("updateable"),
        IsExternalId = field.FlagOf("externalId"),
        IsUnique = field.FlagOf("unique"),
        IsCaseSensitive = field.FlagOf("caseSensitive"),
        IsRestricted = field.FlagOf("restrictedPicklist"),
        Relationship = field.TextOf("relationshipName"),
        Choices = [.. field.Of("picklistValues").Items().Where(value => value.FlagOf("active")).Select(value => value.TextOf("value")).OfType<string>()],
    };
}
