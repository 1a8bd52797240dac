namespace Bridge.Finance.Vault;

/// <summary>Resolves <c>${env:NAME}</c> and <c>${file:PATH}</c> for the finance side, which is stricter about files.</summary>
/// <param name="folder">Folder that file references are relative to.</param>
/// <param name="environment">Looks up an environment variable.</param>
internal sealed class SecretReference(string folder, Func<string, string?> environment)
{
    private const UnixFileMode ReadableByOthers =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Resolves a reference.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="what">What it is for, in the administrator's words, for example <c>The key of the finance store</c>.</param>
    /// <returns>The secret, without the space around it.</returns>
    /// <exception cref="FinanceException">It is no reference, or what it names is missing, empty or readable by others.</exception>
    public string Resolve(string reference, string what)
    {
        var isWhole = reference.StartsWith("${", StringComparison.Ordinal) && reference.EndsWith('}');
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var scheme = isWhole && colon > 0 ? reference[2..colon] : "";
        var secret = scheme switch
        {
            "env" => environment(reference[(colon + 1)..^1]),
            "file" => FromFile(Path.GetFullPath(reference[(colon + 1)..^1], folder), what),
            _ => throw new FinanceException($"{what} is not a reference.", "Write ${file:PATH} or ${env:NAME} in the settings, never the secret itself."),
        };
        return string.IsNullOrWhiteSpace(secret)
            ? throw new FinanceException($"{what} is missing: {reference} is not set or empty.", "Set it before starting the finance side.")
            : secret.Trim();
    }

    private static string FromFile(string path, string what)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ReadableByOthers) != 0)
            {
                throw new FinanceException(
                    $"{what} stands in the file {path}, which others may read.", "Give it to the finance user alone: chmod 600.");
            }

            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FinanceException(
                $"{what} stands in the file {path}, which cannot be read.", "Check that it is there and belongs to the finance user.", error);
        }
    }
}
