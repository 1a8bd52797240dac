using System.Security.Cryptography;

namespace Bridge.Host.Features.Measures.Intake;

/// <summary>The secret that callers' numbers are hashed with: a file beside the store, made on first use.</summary>
internal static class CallerSecret
{
    private const int Length = 32;

    /// <summary>Reads the secret, or makes it for the bridge's user alone.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="StoreException">The file cannot be used, or holds no secret.</exception>
    public static byte[] Open(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                Make(path);
            }

            var secret = new byte[Length + 1];
            return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), secret, out var length) && length == Length
                ? secret[..Length]
                : throw new StoreException(
                    $"The key file {path} is damaged.",
                    "Restore it from a backup; with another key, callers of old and new calls are not recognised as the same.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The key file {path} cannot be used.", "Check that the bridge's user may read and write its folder.", error);
        }
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!); // a full path of a file has a folder
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
    }
}
