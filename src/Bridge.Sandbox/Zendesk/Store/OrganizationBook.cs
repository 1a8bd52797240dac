using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;

namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>The organizations of the account; their names are unique, whatever their case.</summary>
internal sealed class OrganizationBook(FieldCatalog fields, TimeProvider time)
    : RecordBook<StoredOrganization>(9_442_893_058_100, fields, time)
{
    private static readonly HashSet<string> _rare = new(StringComparer.Ordinal)
    {
        "details", "notes", "group_id", "shared_tickets", "shared_comments",
    };

    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);

    public override string Singular => "organization";

    public override string Plural => "organizations";

    public StoredOrganization? ByName(string? name) =>
        name is not null && _byName.TryGetValue(name.Trim(), out var index) ? Records[index] : null;

    /// <summary>An id or an external id matches, a name never does.</summary>
    /// <remarks>Source: Zendesk API reference, Organizations, "Create Or Update Organization".</remarks>
    public override StoredOrganization? Match(JsonElement sent)
    {
        Sent.Text(sent, "external_id", out var externalId);
        return sent.TryGetProperty("id", out var id) && ById(Sent.Id(id)) is { Deleted: false } known
            ? known
            : ByExternalId(externalId);
    }

    public override WriteOutcome<StoredOrganization> Create(JsonElement sent)
    {
        var error = Check(null, sent, true);
        if (error is not null)
        {
            return WriteOutcome<StoredOrganization>.Refused(error);
        }

        var organization = new StoredOrganization();
        Add(organization);
        Assign(organization, sent);
        Touch(organization, true);
        return new WriteOutcome<StoredOrganization>(organization, true, true, null);
    }

    public override WriteOutcome<StoredOrganization> Update(StoredOrganization record, JsonElement sent)
    {
        var error = Check(record, sent, false);
        if (error is not null)
        {
            return WriteOutcome<StoredOrganization>.Refused(error);
        }

        var changed = Assign(record, sent);
        Touch(record, changed);
        return new WriteOutcome<StoredOrganization>(record, false, changed, null);
    }

    public override void Delete(StoredOrganization record)
    {
        _byName.Remove(record.Name);
        base.Delete(record);
    }

    public override void Write(Utf8JsonWriter json, StoredOrganization record, string baseUrl)
    {
        var id = IdOf(record);
        json.WriteStartObject();
        json.WriteString("url"u8, $"{baseUrl}/api/v2/organizations/{id}.json");
        json.WriteNumber("id"u8, id);
        json.WriteString("name"u8, record.Name);
        JsonParts.Flag(json, "shared_tickets", record.Extra);
        JsonParts.Flag(json, "shared_comments", record.Extra);
        json.WriteString("external_id"u8, record.ExternalId);
        JsonParts.Time(json, "created_at", record.CreatedAt);
        JsonParts.Time(json, "updated_at", record.UpdatedAt);
        JsonParts.Texts(json, "domain_names", record.DomainNames ?? []);
        JsonParts.Rare(json, "details", record.Extra);
        JsonParts.Rare(json, "notes", record.Extra);
        JsonParts.Rare(json, "group_id", record.Extra);
        JsonParts.Texts(json, "tags", (record.Tags ?? []).Concat(Fields.TagsOf(record)));
        Fields.Write(json, "organization_fields", record);
        if (record.Deleted)
        {
            JsonParts.Time(json, "deleted_at", record.UpdatedAt);
        }

        json.WriteEndObject();
    }

    private RecordError? Check(StoredOrganization? known, JsonElement sent, bool creating)
    {
        var isSent = Sent.Text(sent, "name", out var name);
        if ((creating || isSent) && string.IsNullOrWhiteSpace(name))
        {
            return new RecordError("name", "Name: cannot be blank", "BlankValue");
        }

        return ByName(name) is { } other && other != known
            ? new RecordError("name", $"Name: {name?.Trim()} has already been taken", "DuplicateValue")
            : CheckShared(known, sent, "organization_fields");
    }

    private bool Assign(StoredOrganization organization, JsonElement sent)
    {
        var changed = false;
        foreach (var property in sent.EnumerateObject())
        {
            changed |= property.Name switch
            {
                "name" => SetName(organization, Sent.Text(property.Value)),
                "external_id" => SetExternalId(organization, Sent.Text(property.Value)),
                "organization_fields" =>
                    property.Value.ValueKind == JsonValueKind.Object && Fields.Merge(organization, property.Value),
                "tags" => SetTags(organization, property.Value),
                "domain_names" => SetDomains(organization, property.Value),
                _ => _rare.Contains(property.Name)
                    && SetExtra(organization, property.Name, UserAttributes.Value(property.Value)),
            };
        }

        return changed;
    }

    private bool SetName(StoredOrganization organization, string? sent)
    {
        var name = sent?.Trim() ?? "";
        if (name == organization.Name)
        {
            return false;
        }

        _byName.Remove(organization.Name);
        _byName[name] = organization.Index;
        organization.Name = name;
        return true;
    }

    private static bool SetDomains(StoredOrganization organization, JsonElement value)
    {
        var domains = Sent.Texts(value);
        if ((organization.DomainNames ?? []).SequenceEqual(domains))
        {
            return false;
        }

        organization.DomainNames = domains;
        return true;
    }
}
