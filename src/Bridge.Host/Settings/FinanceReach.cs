namespace Bridge.Host.Settings;

/// <summary>What is finance's on this machine, and whether the user of this process could read it.</summary>
/// <remarks>
/// It is tried, not computed from rights: so access lists, groups, mounts and an administrator's power all count. What can be
/// opened is closed again at once; nothing of it is read.
/// Source: CMLS guide, billing supervision and support; OWASP ASVS 5.0, chapter 13 (least privilege of services).
/// </remarks>
/// <param name="Folder">Full path of finance's folder, or null when nothing is said.</param>
/// <param name="Files">Full paths of a store and of keys that are elsewhere.</param>
internal sealed record FinanceReach(string? Folder, IReadOnlyList<string> Files)
{
    // The names that 'bridge billing init' gives: a folder that does not list may still let those through who know a name.
    private static readonly string[] _names = ["finance.yaml", "finance.db", "keys/finance.key", "keys/signing.pem", "audit/finance.jsonl"];

    /// <summary>Nothing is said.</summary>
    public static FinanceReach None { get; } = new(null, []);

    /// <summary>Says what the user of this process could read.</summary>
    /// <returns>A sentence with what to do, or null when nothing can be read.</returns>
    public string? Explain() => Readable() is { } path
        ? $"The support side does not start: its user ({Environment.UserName}) can read {path}, which is finance's. Run it as a user of its own and close 'finance' to that user, or correct 'finance' in the settings."
        : null;

    private string? Readable()
    {
        if (Folder is not null && CanList(Folder))
        {
            return Folder;
        }

        return (Folder is null ? [] : _names.Select(name => Path.Combine(Folder, name))).Concat(Files).FirstOrDefault(CanRead);
    }

    private static bool CanList(string folder)
    {
        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(folder).GetEnumerator();
            entries.MoveNext();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // closed, or out of sight
        }
    }

    private static bool CanRead(string file)
    {
        try
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // closed, or out of sight
        }
    }
}
