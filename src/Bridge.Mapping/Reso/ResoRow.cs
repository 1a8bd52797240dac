using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Mapping.Reso;

/// <summary>What the rows of all RESO resources have in common.</summary>
public abstract class ResoRow
{
    /// <summary>Key of the row in the serving system, or null when the host sent none.</summary>
    [JsonIgnore]
    public abstract string? Key { get; }

    /// <summary>Last change, as the host wrote it.</summary>
    public string? ModificationTimestamp { get; set; }

    /// <summary>Last change in the host's own copy, as the host wrote it; only Bridge sends it.</summary>
    public string? BridgeModificationTimestamp { get; set; }

    /// <summary>False when the row was deleted or may no longer be seen; only MLS Grid sends it.</summary>
    public bool? MlgCanView { get; set; }

    /// <summary>MLS of record.</summary>
    public string? OriginatingSystemName { get; set; }

    /// <summary>Fields that no property stands for; null when the host sent none.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    /// <summary>Name of the feed; set by the reader.</summary>
    [JsonIgnore]
    public string Origin { get; set; } = "";

    /// <summary>Instant of the last change; set by the reader.</summary>
    [JsonIgnore]
    public DateTimeOffset ModifiedAt { get; set; }

    /// <summary>The local fields that were asked for; set by the reader, null when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string>? LocalFields { get; set; }

    /// <summary>Reads the field that tells the last change.</summary>
    /// <param name="field">Its name.</param>
    /// <returns>The text as the host wrote it, or null.</returns>
    public string? Watermark(string field) => field switch
    {
        nameof(ModificationTimestamp) => ModificationTimestamp,
        nameof(BridgeModificationTimestamp) => BridgeModificationTimestamp,
        _ => Other(field),
    };

    /// <summary>Reads a field that no property stands for.</summary>
    /// <param name="field">Its name.</param>
    /// <returns>Its value as one text (lists joined by a semicolon), or null when it is absent or blank.</returns>
    public string? Other(string field) =>
        Others is not null && Others.TryGetValue(field, out var value) ? ResoText.From(value) : null;
}
