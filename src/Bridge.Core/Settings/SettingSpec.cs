namespace Bridge.Core.Settings;

/// <summary>One setting that a connector understands; drives validation, <c>bridge init</c>, documentation and the JSON Schema.</summary>
public sealed record SettingSpec
{
    /// <summary>Name in the YAML, camelCase.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of value it takes.</summary>
    public required SettingKind Kind { get; init; }

    /// <summary>What it is, its unit and range, in one sentence for an administrator.</summary>
    public required string Description { get; init; }

    /// <summary>True when there is no default.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Value that holds when the setting is absent, as it would be written; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Allowed words of a <see cref="SettingKind.Choice"/>; otherwise empty.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Smallest allowed number; only for <see cref="SettingKind.Integer"/>.</summary>
    public long Minimum { get; init; } = long.MinValue;

    /// <summary>Largest allowed number; only for <see cref="SettingKind.Integer"/>.</summary>
    public long Maximum { get; init; } = long.MaxValue;
}

/// <summary>Kind of a setting's value.</summary>
public enum SettingKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>An absolute https address; http is allowed for loopback addresses only.</summary>
    Address,

    /// <summary>A secret, written only as <c>${env:NAME}</c> or <c>${file:PATH}</c>.</summary>
    Secret,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A share such as <c>80%</c>.</summary>
    Share,

    /// <summary>A time span such as <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>.</summary>
    Duration,

    /// <summary>One of <see cref="SettingSpec.Choices"/>.</summary>
    Choice,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>Path of a file or folder, relative to the settings file; connectors get the full path.</summary>
    Path,

    /// <summary>A day such as <c>2025-01-31</c>, written with digits and hyphens.</summary>
    Date,
}
