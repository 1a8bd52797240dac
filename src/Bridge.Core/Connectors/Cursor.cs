namespace Bridge.Core.Connectors;

/// <summary>Where a read stopped; opaque to everyone but the source that wrote it.</summary>
/// <param name="Value">Text the source can parse again after a restart.</param>
public readonly record struct Cursor(string Value);
