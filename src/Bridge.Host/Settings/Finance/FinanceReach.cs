namespace Bridge.Host.Settings.Finance;

/// <summary>What is finance's on this machine, and whether the user of this process could read it.</summary>
/// <remarks>
/// It is tried, not computed from rights: so access lists, groups, mounts and an administrator's power all count. What can be
/// opened is closed again at once; nothing of it is read or written.
/// Source: CMLS guide, billing supervision and support; OWASP ASVS 5.0, chapter 13 (least privilege of services).
/// </remarks>
/// <param name="Folder">Full path of finance's folder, or null when nothing is said.</param>
/// <param name="Files">Full paths of a store and of keys that are elsewhere.</param>
internal sealed record FinanceReach(string? Folder, IReadOnlyList<string> Files)
{
    // The names that 'bridge billing init' gives: a folder that does not list may still let those through who know a name.
    private static readonly string[] _folders = ["", "keys", "audit", "inbox", "mappings"];
    private static readonly string[] _files =
        ["finance.yaml", "finance.db", "finance.db-wal", "finance.xlsx", "keys/finance.key", "keys/signing.pem", "keys/database", "audit/finance.jsonl", "audit/finance-verbs.jsonl"];

    /// <summary>Nothing is said.</summary>
    public static FinanceReach None { get; } = new(null, []);

    /// <summary>Where it stands in the settings; lines and columns from 1.</summary>
    public (long Line, long Column) Place { get; init; }

    /// <summary>Says what the user of this process could open.</summary>
    /// <returns>A sentence with what to do, or null when nothing can be opened.</returns>
    public string? Explain() => Reached() is var (power, path)
        ? $"The support side does not start: its user ({Environment.UserName}) can {power} {path}, which is finance's. Run it as a user of its own and close 'finance' to that user, or correct 'finance' in the settings."
        : null;

    private (string Power, string Path)? Reached()
    {
        string[] folders = Folder is null ? [] : [.. _folders.Select(name => Path.Combine(Folder, name).TrimEnd(Path.DirectorySeparatorChar))];
        string[] files = [.. Folder is null ? [] : _files.Select(name => Path.Combine(Folder, name)), .. Files];
        return First("read", folders, CanList) ?? First("read", files, file => CanOpen(file, FileAccess.Read)) ?? First("write to", files, file => CanOpen(file, FileAccess.Write))
            ?? First("change the rights of", [.. folders.Take(1), .. files], Owns);
    }

    private static (string Power, string Path)? First(string power, string[] paths, Func<string, bool> can) =>
        paths.FirstOrDefault(can) is { } path ? (power, path) : null;

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

    private static bool CanOpen(string file, FileAccess access)
    {
        try
        {
            using var open = new FileStream(file, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // closed, or out of sight
        }
    }

    // Whoever owns a thing opens it to himself whenever he likes: only an owner may set the rights, here to what they are.
    private static bool Owns(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && Path.Exists(path))
            {
                File.SetUnixFileMode(path, File.GetUnixFileMode(path));
                return true;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // somebody else's, or out of sight
        }

        return false;
    }
}
