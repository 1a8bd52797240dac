namespace Bridge.Host.Settings.Kpis;

/// <summary>A phone system that the wallboard follows: by its queue log, or by a connection.</summary>
/// <param name="Name">Name in the settings.</param>
/// <param name="QueueLog">Full path of Asterisk's queue_log, or null.</param>
/// <param name="Connection">Name of the connection, or null.</param>
internal sealed record LiveCallsSettings(string Name, string? QueueLog, string? Connection);
