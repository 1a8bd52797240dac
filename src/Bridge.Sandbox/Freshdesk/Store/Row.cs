using System.Globalization;
using System.Text.Json.Nodes;

namespace Bridge.Sandbox.Freshdesk.Store;

/// <summary>One stored record.</summary>
/// <param name="id">Its id.</param>
/// <param name="data">Its properties but for id and stamps.</param>
/// <param name="at">When it was made.</param>
internal sealed class Row(long id, JsonObject data, DateTimeOffset at)
{
    public long Id => id;

    public JsonObject Data => data;

    public DateTimeOffset CreatedAt { get; set; } = at;

    public DateTimeOffset UpdatedAt { get; set; } = at;

    /// <summary>Moved to the trash, from where it can be restored.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>How often it was written over the API.</summary>
    public int Writes { get; set; }

    public string? Text(string name) => data[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // Read as text: a number that was put in as an int is no long to JsonValue.
    public long? Number(string name) =>
        data[name] is JsonValue value && long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => data[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>A copy with id and stamps, as an answer shows it.</summary>
    public JsonObject Shown()
    {
        var shown = new JsonObject { ["id"] = id };
        foreach (var (name, value) in data)
        {
            shown[name] = value?.DeepClone();
        }

        if (IsDeleted)
        {
            shown["deleted"] = true;
        }

        shown["created_at"] = FreshdeskAccount.Stamp(CreatedAt);
        shown["updated_at"] = FreshdeskAccount.Stamp(UpdatedAt);
        return shown;
    }
}
