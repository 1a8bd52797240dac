using Bridge.Core.Mapping;

namespace Bridge.Mapping.Documents;

/// <summary>Every word a mapping document may use; the JSON Schema beside the documents says the same.</summary>
internal static class Words
{
    public const string LocalPrefix = "local:";

    public static IReadOnlyList<string> Root { get; } = ["version", "record", "fields"];

    /// <summary>Keys of a field.</summary>
    public static IReadOnlyList<string> Field { get; } =
    [
        "from", "join", "separator", "constant", "reference", "to", "departed", "rule", "invalid", "translate", "otherwise",
        "type", "title", "choices", "maxLength", "owner", "whenBlank",
    ];

    /// <summary>Keys that say where the value comes from; a field has exactly one of them.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["from", "join", "constant", "reference", "departed"];

    /// <summary>Keys that mean something only beside one of others.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<string> Needed)> Needs { get; } =
    [
        ("separator", ["join"]),
        ("to", ["reference"]),
        ("otherwise", ["translate"]),
        ("translate", ["from", "join"]),
        ("rule", ["from", "join"]),
        ("invalid", ["rule", "type"]),
        ("maxLength", ["from", "join", "reference"]),
    ];

    public static IReadOnlyDictionary<string, FieldRule> Rules { get; } = new Dictionary<string, FieldRule>
    {
        ["name"] = FieldRule.Name,
        ["email"] = FieldRule.Email,
        ["phone"] = FieldRule.Phone,
        ["text"] = FieldRule.Text,
        ["none"] = FieldRule.None,
    };

    public static IReadOnlyDictionary<string, FieldType> Types { get; } = new Dictionary<string, FieldType>
    {
        ["text"] = FieldType.Text,
        ["flag"] = FieldType.Flag,
        ["number"] = FieldType.Number,
        ["date"] = FieldType.Date,
        ["choice"] = FieldType.Choice,
        ["list"] = FieldType.List,
    };

    public static IReadOnlyDictionary<string, FieldOwner> Owners { get; } =
        new Dictionary<string, FieldOwner> { ["mls"] = FieldOwner.Mls, ["crm"] = FieldOwner.Crm };

    public static IReadOnlyDictionary<string, BlankRule> Blanks { get; } =
        new Dictionary<string, BlankRule> { ["erase"] = BlankRule.Erase, ["unknown"] = BlankRule.Unknown };

    public static IReadOnlyDictionary<string, bool> Invalids { get; } =
        new Dictionary<string, bool> { ["refuse"] = false, ["blank"] = true };

    public static IReadOnlyDictionary<string, OtherwiseRule> Otherwise { get; } = new Dictionary<string, OtherwiseRule>
    {
        ["keep"] = OtherwiseRule.Keep,
        ["blank"] = OtherwiseRule.Blank,
        ["refuse"] = OtherwiseRule.Refuse,
    };

    public static IReadOnlyDictionary<string, string> Streams { get; } =
        RecordVocabulary.Streams.ToDictionary(stream => stream, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, bool> True { get; } = new Dictionary<string, bool> { ["true"] = true };

    public static IReadOnlyDictionary<string, RecordVocabulary> Records { get; } =
        RecordVocabulary.All.ToDictionary(kind => kind.Word, StringComparer.Ordinal);
}
