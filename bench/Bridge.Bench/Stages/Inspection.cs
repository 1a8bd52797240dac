using System.Text.Json;
using Bridge.Bench.Targets;

namespace Bridge.Bench.Stages;

/// <summary>Compares what the two stand-ins hold, member by member.</summary>
internal static class Inspection
{
    private const string Origin = "mls:";

    /// <summary>Makes sure that the target holds every member of the MLS once, with the same values, and nobody else.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="target">The CRM.</param>
    /// <param name="members">How many members there must be.</param>
    /// <param name="run">The run that is judged.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when all is well.</returns>
    /// <exception cref="BenchFailedException">They differ.</exception>
    public static async Task RequireEqualAsync(Stage stage, BenchTarget target, int members, string run, CancellationToken cancellationToken)
    {
        var open = new Dictionary<string, int>(members, StringComparer.Ordinal);
        await foreach (var line in stage.Mls.LinesAsync("dump", cancellationToken))
        {
            using var row = JsonDocument.Parse(line);
            open[Origin + row.RootElement.GetProperty("key").GetString()] = target.OfMember(row.RootElement);
        }

        var (listed, strange, different) = (open.Count, 0, 0);
        await foreach (var line in stage.Crm.LinesAsync(target.Members, cancellationToken))
        {
            using var row = JsonDocument.Parse(line);
            if (!open.Remove(target.KeyOf(row.RootElement) ?? "", out var wanted))
            {
                strange++;
                continue;
            }

            different += target.OfRow(row.RootElement) == wanted ? 0 : 1;
        }

        if (listed != members || open.Count + strange + different > 0)
        {
            throw new BenchFailedException(
                $"{run}: the target does not hold what the MLS holds ({listed} of {members} members listed, {open.Count} missing, {strange} strange, doubled or deleted, {different} with other values or created twice).");
        }
    }
}
