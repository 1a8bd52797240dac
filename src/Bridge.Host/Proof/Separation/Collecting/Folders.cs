namespace Bridge.Host.Proof.Separation.Collecting;

/// <summary>Every file below a folder, as it lies there at this moment: stores with their journals and free pages, audit, temporary files.</summary>
internal static class Folders
{
    /// <summary>Lists the files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="when">At which moment, for the name.</param>
    /// <returns>One piece of evidence for each file; pipes and sockets have no bytes and are left out.</returns>
    public static IEnumerable<Evidence> Below(string folder, string when) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Order(StringComparer.Ordinal)
            .Where(file => new FileInfo(file) is { Exists: true, Length: > 0 })
            .Select(file => new Evidence(
                $"file {Path.GetRelativePath(folder, file)} ({when})",
                () => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)));
}
