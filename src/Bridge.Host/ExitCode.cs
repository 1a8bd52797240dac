namespace Bridge.Host;

/// <summary>What the process tells the script that started it.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>Done, but some records were set aside as dead letters.</summary>
    public const int SetAside = 1;

    /// <summary>The settings or the command line are wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>A system refused, or could not be reached.</summary>
    public const int Refused = 3;

    /// <summary>Someone pressed Ctrl-C or ended the process.</summary>
    public const int Interrupted = 130;
}
