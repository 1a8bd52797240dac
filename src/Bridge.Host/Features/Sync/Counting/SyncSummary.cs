using System.Text.Json.Serialization;

namespace Bridge.Host.Features.Sync.Counting;

/// <summary>What one run did; the JSON object that <c>bridge sync --json</c> ends with.</summary>
internal sealed record SyncSummary
{
    /// <summary>Name of the route.</summary>
    public required string Route { get; init; }

    /// <summary>Records read from the source.</summary>
    public long Read { get; init; }

    /// <summary>Records created in the target.</summary>
    public long Created { get; init; }

    /// <summary>Records changed in the target.</summary>
    public long Updated { get; init; }

    /// <summary>Records for which nothing was sent.</summary>
    public long Unchanged { get; init; }

    /// <summary>Records deactivated because they departed.</summary>
    public long Deactivated { get; init; }

    /// <summary>Records set aside in this run.</summary>
    public long DeadLettered { get; init; }

    /// <summary>Calls to the target that could change it.</summary>
    public long WriteCalls { get; init; }

    /// <summary>Calls that read, to source and target.</summary>
    public long ReadCalls { get; init; }

    /// <summary>Calls that asked how an accepted job stands.</summary>
    public long JobPolls { get; init; }

    /// <summary>Calls made again after a failure; counted above too.</summary>
    public long Retries { get; init; }

    /// <summary>Seconds in which a rate limit held calls back.</summary>
    public double ThrottledSeconds { get; init; }

    /// <summary>Wall time of the run, seconds.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>Where the next run reads on; null before the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>Things an administrator should know; empty when all is well.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The routes of a run of several; null for a single one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SyncSummary>? Routes { get; init; }
}

/// <summary>JSON of the summaries.</summary>
[JsonSerializable(typeof(SyncSummary))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class SummaryJson : JsonSerializerContext;
