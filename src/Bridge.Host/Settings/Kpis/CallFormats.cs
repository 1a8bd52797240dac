namespace Bridge.Host.Settings.Kpis;

/// <summary>Forms of call files, by the words of the settings and of the command line.</summary>
internal static class CallFormats
{
    /// <summary>A table with a mapping document.</summary>
    public const string Table = "csv";

    /// <summary>Asterisk's <c>queue_log</c>.</summary>
    public const string QueueLog = "queue_log";

    /// <summary>Amazon Connect contact records.</summary>
    public const string Connect = "connect";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Table, QueueLog, Connect];
}
