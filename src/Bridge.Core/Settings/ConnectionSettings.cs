using System.Globalization;

namespace Bridge.Core.Settings;

/// <summary>The checked settings of one connection, secrets resolved. Its text form names no value.</summary>
/// <param name="name">Name of the connection in the settings file.</param>
/// <param name="values">Values by setting name, already validated against the connector's <see cref="SettingSpec"/>s, defaults filled in.</param>
public sealed class ConnectionSettings(string name, IReadOnlyDictionary<string, string> values)
{
    /// <summary>Name of the connection in the settings file.</summary>
    public string Name { get; } = name;

    /// <summary>Reads a text.</summary>
    /// <param name="setting">Setting name.</param>
    /// <returns>The text, or null when absent.</returns>
    public string? Text(string setting) => values.GetValueOrDefault(setting);

    /// <summary>Reads a text that validation has made sure of.</summary>
    /// <param name="setting">Setting name.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidOperationException">The setting is absent; the connector's specs do not require it.</exception>
    public string Required(string setting) =>
        Text(setting) ?? throw new InvalidOperationException($"Setting '{setting}' of connection '{Name}' is not set.");

    /// <summary>Reads a whole number.</summary>
    /// <param name="setting">Setting name.</param>
    /// <returns>The number, or null when absent.</returns>
    public int? Integer(string setting) =>
        Text(setting) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Reads a share such as <c>80%</c>.</summary>
    /// <param name="setting">Setting name.</param>
    /// <returns>The share, 0 to 1, or null when absent.</returns>
    public double? Share(string setting) =>
        Text(setting) is { } text ? double.Parse(text.TrimEnd('%'), CultureInfo.InvariantCulture) / 100 : null;

    /// <summary>Reads a time span such as <c>30s</c>.</summary>
    /// <param name="setting">Setting name.</param>
    /// <returns>The time span, or null when absent.</returns>
    public TimeSpan? Duration(string setting) => Text(setting) is { } text ? DurationText.Parse(text) : null;

    /// <summary>Reads a day such as <c>2025-01-31</c>.</summary>
    /// <param name="setting">Setting name.</param>
    /// <returns>The day, or null when absent.</returns>
    public DateOnly? Date(string setting) =>
        Text(setting) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>Reads a flag.</summary>
    /// <param name="setting">Setting name.</param>
    /// <returns>The flag; false when absent.</returns>
    public bool Flag(string setting) => string.Equals(Text(setting), "true", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override string ToString() => $"connection {Name}";
}
