using System.Security.Cryptography;

namespace Bridge.Finance.Composition;

/// <summary>Lays out a new finance folder: keys for the finance user alone, rules, mapping documents.</summary>
/// <param name="folder">Full path of the folder.</param>
public sealed class FinanceSetup(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Samples = "billing/";

    /// <summary>Name of the store's key, relative to the folder.</summary>
    public const string KeyFile = "keys/finance.key";

    /// <summary>Name of the signing key, relative to the folder.</summary>
    public const string SigningKeyFile = "keys/signing.pem";

    /// <summary>Name of the rules, relative to the folder.</summary>
    public const string RulesFile = "standing.yaml";

    /// <summary>Name of the folder with mapping documents, relative to the folder.</summary>
    public const string MappingFolder = "mappings";

    /// <summary>Writes what is not there yet; never replaces a file, least of all a key.</summary>
    /// <param name="settingsFile">Name of the finance file, relative to the folder.</param>
    /// <param name="settings">Makes the finance file.</param>
    /// <returns>True when the finance file was written; false when it was there and stays.</returns>
    /// <exception cref="FinanceException">A file cannot be written.</exception>
    public bool Write(string settingsFile, Func<string> settings)
    {
        try
        {
            MakeFolder(folder);
            MakeFolder(Path.Combine(folder, "keys"));
            Close(Path.Combine(folder, "keys"));
            MakeFolder(Path.Combine(folder, MappingFolder));
            WriteNew(KeyFile, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n");
            WriteNew(SigningKeyFile, NewSigningKey);
            WriteNew(RulesFile, () => Sample("standing.sample.yaml"));
            WriteNew("standing.schema.json", () => Sample("standing.schema.json"));
            foreach (var name in SampleNames().Where(name => !name.StartsWith("standing.", StringComparison.Ordinal)))
            {
                WriteNew(Path.Combine(MappingFolder, name), () => Sample(name));
            }

            return WriteNew(settingsFile, settings);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FinanceException($"The folder {folder} cannot be written.", "Check the path and the rights of the finance user.", error);
        }
    }

    private bool WriteNew(string name, Func<string> content)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path))
        {
            return false;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(content());
        return true;
    }

    // A folder that was there before may be open to others; the one with the keys never is.
    private static void Close(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static string NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportECPrivateKeyPem() + "\n";
    }

    private static IEnumerable<string> SampleNames() => typeof(FinanceSetup).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Samples, StringComparison.Ordinal)).Select(name => name[Samples.Length..]);

    private static string Sample(string name)
    {
        using var stream = typeof(FinanceSetup).Assembly.GetManifestResourceStream(Samples + name)
            ?? throw new InvalidOperationException($"The sample {name} is not part of this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
