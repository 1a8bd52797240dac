using System.Text.Json;

namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>All records of one kind with their indexes; every member needs the account's lock.</summary>
internal abstract class RecordBook<T>(long firstId, FieldCatalog fields, TimeProvider time)
    where T : StoredRecord
{
    private const int IdStep = 16;
    private readonly Dictionary<string, int> _byExternalId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _earlierCreations = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The word of the envelope for one record, for example <c>user</c>.</summary>
    public abstract string Singular { get; }

    /// <summary>The word of the envelope for many, for example <c>users</c>.</summary>
    public abstract string Plural { get; }

    public FieldCatalog Fields => fields;

    public ChangeLog Log { get; } = new();

    public List<T> Records { get; } = [];

    /// <summary>How many records are not deleted.</summary>
    public int LiveCount { get; private set; }

    private protected long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public long IdOf(T record) => firstId + ((long)record.Index * IdStep);

    public T? ById(long id)
    {
        var offset = id - firstId;
        return offset >= 0 && offset % IdStep == 0 && offset / IdStep < Records.Count
            ? Records[(int)(offset / IdStep)]
            : null;
    }

    public T? ByExternalId(string? externalId) =>
        !string.IsNullOrEmpty(externalId) && _byExternalId.TryGetValue(externalId, out var index)
            ? Records[index]
            : null;

    /// <summary>Finds the record an upsert means, by the rules of the kind; null where it has to be created.</summary>
    public abstract T? Match(JsonElement sent);

    public abstract WriteOutcome<T> Create(JsonElement sent);

    public abstract WriteOutcome<T> Update(T record, JsonElement sent);

    public WriteOutcome<T> CreateOrUpdate(JsonElement sent) =>
        Match(sent) is { } known ? Update(known, sent) : Create(sent);

    /// <summary>Writes the record as the API shows it.</summary>
    public abstract void Write(Utf8JsonWriter json, T record, string baseUrl);

    /// <summary>Marks a record as deleted and lets go of what made it unique.</summary>
    public virtual void Delete(T record)
    {
        SetExternalId(record, null);
        record.Deleted = true;
        LiveCount--;
        Touch(record, true);
    }

    private protected void Add(T record)
    {
        record.Index = Records.Count;
        record.CreatedAt = Now;
        Records.Add(record);
        LiveCount++;
        record.Creations = 1;
    }

    /// <summary>Closes a write: counts it and, where something changed, moves the time of the last update.</summary>
    private protected void Touch(T record, bool changed)
    {
        record.Writes++;
        if (changed)
        {
            record.UpdatedAt = Now;
            Log.Append(record, record.UpdatedAt);
        }
    }

    /// <summary>Sets the external id, whose new spelling replaces the stored one; true where it changed.</summary>
    private protected bool SetExternalId(T record, string? externalId)
    {
        externalId = string.IsNullOrEmpty(externalId) ? null : externalId;
        if (record.ExternalId == externalId)
        {
            return false;
        }

        if (record.ExternalId is { } old && _byExternalId.Remove(old))
        {
            _earlierCreations[old] = record.Creations;
        }

        record.ExternalId = externalId;
        if (externalId is not null)
        {
            record.Creations = _earlierCreations.GetValueOrDefault(externalId) + (record.Writes == 0 ? 1 : 0);
            _byExternalId[externalId] = record.Index;
        }

        return true;
    }

    /// <summary>The refusals both kinds share: a foreign external id and wrong custom field values.</summary>
    private protected RecordError? CheckShared(T? record, JsonElement sent, string fieldsName)
    {
        if (Sent.Text(sent, "external_id", out var externalId)
            && ByExternalId(externalId) is { } other && other != record)
        {
            return new RecordError("external_id", $"External: {externalId} has already been taken", "DuplicateValue");
        }

        return sent.TryGetProperty(fieldsName, out var values) && values.ValueKind == JsonValueKind.Object
            ? fields.Check(values)
            : null;
    }

    private protected static bool SetExtra(T record, string name, object? value)
    {
        object? known = null;
        record.Extra?.TryGetValue(name, out known);
        if (Equals(known, value) || (known is null && value is false or ""))
        {
            return false;
        }

        (record.Extra ??= new Dictionary<string, object?>(1))[name] = value;
        return true;
    }

    private protected static bool SetTags(T record, JsonElement sent)
    {
        var tags = Sent.Texts(sent);
        if ((record.Tags ?? []).SequenceEqual(tags))
        {
            return false;
        }

        record.Tags = tags.Length == 0 ? null : tags;
        return true;
    }

    private protected static string? Extra(T record, string name) => record.Extra?.GetValueOrDefault(name) as string;
}
