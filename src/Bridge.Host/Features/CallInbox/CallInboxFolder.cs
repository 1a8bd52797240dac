using System.Globalization;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Features.CallInbox;

/// <summary>One folder of call files: imports what has come, then puts it away. Used by one loop at a time.</summary>
/// <param name="settings">The folder and how its files are read.</param>
/// <param name="data">Folder of the measures.</param>
/// <param name="time">The clock.</param>
internal sealed class CallInboxFolder(CallInboxSettings settings, string data, TimeProvider time)
{
    private const string Imported = "imported";
    private const string Refused = "refused";
    private const int MostRefusalsTold = 1000;

    private readonly Dictionary<string, (long Length, DateTime WrittenAt)> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _documents = new(StringComparer.Ordinal);

    /// <summary>Name of the inbox.</summary>
    public string Name => settings.Name;

    /// <summary>Imports the files that are whole: those that have not changed between two looks.</summary>
    /// <param name="cancellationToken">Stops between two files; a file that was not finished is read again.</param>
    /// <returns>What became of each file.</returns>
    /// <exception cref="StoreException">The measures cannot be used; the files stay where they are.</exception>
    /// <exception cref="IOException">The folder cannot be read, or files cannot be moved.</exception>
    public IEnumerable<CallInboxResult> Look(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.Folder);

        foreach (var document in NewDocuments())
        {
            yield return new CallInboxResult(document, 0, 0, 0, null) { IsDocument = true };
        }

        // The order in which files were written matters where one goes on where the other stopped (queue_log).
        foreach (var file in Ripe().OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Import(file, cancellationToken);
        }
    }

    private List<FileInfo> Ripe()
    {
        var files = new DirectoryInfo(settings.Folder).EnumerateFiles().Where(IsCallFile).ToList();
        var ripe = files.Where(file => _seen.TryGetValue(file.Name, out var before) && before == (file.Length, file.LastWriteTimeUtc)).ToList();
        _seen.Clear();
        files.ForEach(file => _seen[file.Name] = (file.Length, file.LastWriteTimeUtc));
        return ripe;
    }

    // Told once, not at every look: the document stays.
    private List<string> NewDocuments() =>
        [.. new DirectoryInfo(settings.Folder).EnumerateFiles().Where(IsDocument).Select(file => file.Name).Where(_documents.Add).Order(StringComparer.Ordinal)];

    // No phone system writes YAML; an admin who lays a mapping beside its files does, and the next start needs it there.
    private static bool IsDocument(FileInfo file) => file.Extension.ToLowerInvariant() is ".yaml" or ".yml";

    // Names by which programs mark a file that they are still writing.
    private static bool IsCallFile(FileInfo file) =>
        !IsDocument(file) && file.Name[0] is not ('.' or '~') && file.Extension.ToLowerInvariant() is not (".part" or ".tmp" or ".filepart" or ".crdownload");

    private CallInboxResult Import(FileInfo file, CancellationToken cancellationToken)
    {
        var refusals = new List<string>();
        try
        {
            using var store = MeasureStore.Open(MeasureFiles.Store(data));
            var plan = new CallImportPlan(settings.Format, settings.Source) { Mapping = settings.Mapping, Zone = settings.Zone, Hours = settings.Hours };
            var intake = new CallImport(store, plan, MeasureFiles.Key(data)).Run(
                [file.FullName], refusal => Keep(refusals, refusal.ToString()), cancellationToken);
            PutAway(file, Imported, refusals);
            return new CallInboxResult(file.Name, intake.Added, intake.Changed, intake.Refused, null);
        }
        catch (ConnectorException error)
        {
            refusals.Insert(0, $"{error.Problem} {error.Remedy}");
            PutAway(file, Refused, refusals);
            return new CallInboxResult(file.Name, 0, 0, 0, error.Problem);
        }
    }

    private static void Keep(List<string> refusals, string refusal)
    {
        if (refusals.Count < MostRefusalsTold)
        {
            refusals.Add(refusal);
        }
        else if (refusals.Count == MostRefusalsTold)
        {
            refusals.Add("More lines were refused; these were the first.");
        }
    }

    // A name that was there before stays there: the newer file gets the time in front of its own.
    private void PutAway(FileInfo file, string folder, List<string> refusals)
    {
        var target = Directory.CreateDirectory(Path.Combine(settings.Folder, folder)).FullName;
        var name = Path.Exists(Path.Combine(target, file.Name))
            ? $"{time.GetUtcNow().ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture)}-{file.Name}"
            : file.Name;
        if (refusals.Count > 0)
        {
            File.WriteAllLines(Path.Combine(target, name + ".why.txt"), refusals);
        }

        _seen.Remove(file.Name);
        file.MoveTo(Path.Combine(target, name));
    }
}
