namespace Bridge.Bench.Measuring;

/// <summary>The figures of one run that did its job.</summary>
internal sealed record Figures
{
    /// <summary>The scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>What was run: floor or bridge.</summary>
    public required string Program { get; init; }

    /// <summary>What had happened before.</summary>
    public required string Step { get; init; }

    /// <summary>Round, from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Members of the MLS.</summary>
    public required int Members { get; init; }

    /// <summary>Seconds from the start of the process to its exit.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Records that the target took.</summary>
    public required long Records { get; init; }

    /// <summary>Calls that could change the target.</summary>
    public required long WriteCalls { get; init; }

    /// <summary>Calls that asked about jobs.</summary>
    public required long JobPolls { get; init; }

    /// <summary>Calls that read, to both systems.</summary>
    public required long ReadCalls { get; init; }

    /// <summary>Most memory in use, MiB; null where the system does not tell.</summary>
    public double? PeakMiB { get; init; }

    /// <summary>User and system time, seconds.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>The same of the MLS stand-in while the run lasted.</summary>
    public required double MlsCpuSeconds { get; init; }

    /// <summary>The same of the stand-in of the CRM.</summary>
    public required double CrmCpuSeconds { get; init; }

    /// <summary>How memory grew; null where it was not followed.</summary>
    public Growth? Growth { get; init; }

    /// <summary>Records a second over the whole wall time; null where not every member was written, as it would tell nothing.</summary>
    public double? RecordsPerSecond => Records == Members ? Math.Round(Records / WallSeconds, 1) : null;
}

/// <summary>Memory early in a run and at its end.</summary>
/// <param name="MarkRecords">Records written at the early look.</param>
/// <param name="MarkMiB">Memory in use then, MiB.</param>
/// <param name="EndMiB">Memory in use at the end, MiB.</param>
internal sealed record Growth(long MarkRecords, double MarkMiB, double EndMiB)
{
    /// <summary>Growth from the first to the second, percent.</summary>
    public double Percent => Math.Round((EndMiB / MarkMiB - 1) * 100, 1);
}
