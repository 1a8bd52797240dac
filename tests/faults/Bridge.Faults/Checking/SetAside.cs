using Bridge.Faults.Staging;

namespace Bridge.Faults.Checking;

/// <summary>What the bridge says it has set aside.</summary>
internal static class SetAside
{
    /// <summary>Asks it.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The lines of its list.</returns>
    public static async Task<IReadOnlyList<Row>> ListAsync(Stage stage, CancellationToken cancellationToken) =>
        Read(await stage.RunAsync(cancellationToken, "deadletters", "list", "--json"));

    /// <summary>Reads its list.</summary>
    /// <param name="outcome">How the listing ended.</param>
    /// <returns>The lines.</returns>
    public static IReadOnlyList<Row> Read(BridgeOutcome outcome) => outcome.ExitCode == 0
        ? [.. outcome.Lines.Where(line => line.StartsWith('{')).Select(Row.Parse)]
        : throw new InvalidOperationException($"The dead letters could not be listed: {outcome.LastWords}");

    /// <summary>Compares the list with what the target lacks.</summary>
    /// <param name="listed">The list.</param>
    /// <param name="absent">External ids that the target refused.</param>
    /// <returns>What is wrong.</returns>
    public static IReadOnlyList<string> Judge(IReadOnlyList<Row> listed, IReadOnlySet<string> absent)
    {
        var ids = listed.Select(letter => letter.Text("externalId") ?? "").ToList();
        var findings = new List<string>();
        if (!absent.IsSubsetOf(ids))
        {
            findings.Add($"refused, but not set aside: {absent.Except(ids).Count()} ({absent.Except(ids).First()})");
        }

        if (ids.Exists(id => !absent.Contains(id)))
        {
            findings.Add($"set aside, but not refused: {ids.Count(id => !absent.Contains(id))} ({ids.First(id => !absent.Contains(id))})");
        }

        if (ids.Distinct().Count() != ids.Count)
        {
            findings.Add($"set aside twice: {ids.Count - ids.Distinct().Count()}");
        }

        return findings;
    }
}
