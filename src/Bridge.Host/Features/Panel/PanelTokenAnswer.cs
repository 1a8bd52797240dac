using System.Text.Json.Serialization;
using Bridge.Host.Features.MemberApi;

namespace Bridge.Host.Features.Panel;

/// <summary>What a page hands to its panel.</summary>
/// <param name="Token">The panel's token; it speaks for this member alone.</param>
/// <param name="ExpiresAt">Until when it counts, UTC.</param>
internal sealed record PanelTokenAnswer(
    string Token,
    DateTimeOffset ExpiresAt);

/// <summary>What a panel shows around the tickets.</summary>
/// <param name="Topics">Words that a ticket may name as its topic.</param>
/// <param name="Files">Which files may be attached; null for none.</param>
internal sealed record PanelFrameAnswer(
    IReadOnlyList<string> Topics,
    PanelFilesAnswer? Files)
{
    /// <summary>Makes it.</summary>
    /// <param name="desk">What the member API stands on.</param>
    /// <returns>The answer.</returns>
    public static PanelFrameAnswer Of(MemberDesk desk) => new(
        desk.Topics,
        desk.Attachments.Settings is { } files
            ? new PanelFilesAnswer(files.Most, files.Largest, [.. files.Kinds.SelectMany(kind => kind.Endings.Select(ending => $".{ending}"))])
            : null);
}

/// <summary>Which files may be attached.</summary>
/// <param name="Most">Most files at once.</param>
/// <param name="Largest">Most bytes of one.</param>
/// <param name="Endings">Endings of their names, with the dot.</param>
internal sealed record PanelFilesAnswer(
    int Most,
    int Largest,
    IReadOnlyList<string> Endings);

/// <summary>JSON of the panel.</summary>
[JsonSerializable(typeof(PanelTokenAnswer))]
[JsonSerializable(typeof(PanelFrameAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class PanelJson : JsonSerializerContext;
