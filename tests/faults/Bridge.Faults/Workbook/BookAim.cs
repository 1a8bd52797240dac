using Bridge.Faults.Staging;

namespace Bridge.Faults.Workbook;

/// <summary>Waits for a moment of the writing of a workbook, by the file and its draft, never by the clock.</summary>
/// <param name="stage">The stage.</param>
/// <param name="random">Chooses the moment.</param>
internal sealed class BookAim(BookStage stage, Random random)
{
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(1);

    /// <summary>The moments, and how often each was met.</summary>
    public Dictionary<string, int> Met { get; } = new() { ["draft begun"] = 0, ["draft part written"] = 0, ["workbook replaced"] = 0 };

    /// <summary>Waits for one of the moments.</summary>
    /// <param name="process">The bridge that writes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>True once it has come; false when the process ended before.</returns>
    public async Task<bool> TakeAsync(BridgeProcess process, CancellationToken cancellationToken)
    {
        var before = Stamp(stage.File);
        var left = Stamp(stage.Draft); // by a process that was killed
        var share = random.NextDouble();
        var moment = random.Next(4) switch
        {
            0 => "draft begun",
            1 => "workbook replaced",
            _ => "draft part written", // it lasts longest
        };
        while (!await process.EndsWithinAsync(_glance, cancellationToken))
        {
            var draft = Stamp(stage.Draft);
            var hasCome = moment switch
            {
                "draft begun" => draft is not null && draft != left,
                "draft part written" => draft != left && draft?.Length > share * (before?.Length ?? 0),
                _ => Stamp(stage.File) != before,
            };
            if (hasCome)
            {
                Met[moment]++;
                return true;
            }
        }

        return false;
    }

    private static (long Length, DateTime Written)? Stamp(string path) => new FileInfo(path) is { Exists: true } info ? (info.Length, info.LastWriteTimeUtc) : null;
}
