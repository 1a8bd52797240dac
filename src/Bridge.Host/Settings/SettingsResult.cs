namespace Bridge.Host.Settings;

/// <summary>Outcome of loading a settings file: the settings, or every fault at once.</summary>
/// <param name="Settings">The settings; null when there are faults.</param>
/// <param name="Faults">The faults in the order of the file; empty when all is well.</param>
internal sealed record SettingsResult(BridgeSettings? Settings, IReadOnlyList<SettingsFault> Faults);
