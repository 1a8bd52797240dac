using System.Security.Cryptography;
using Bridge.Core.Connectors;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Standings;

/// <summary>Settings of a connection to finance's releases.</summary>
/// <param name="settings">The checked settings.</param>
internal sealed class StandingSettings(ConnectionSettings settings)
{
    private const string FolderName = "folder";
    private const string PublicKeyName = "publicKey";
    private const string ZoneName = "zone";
    private const string MaxAgeName = "maxAgeDays";

    /// <summary>The settings there are.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new()
        {
            Name = FolderName, Kind = SettingKind.Path, IsRequired = true,
            Description = "Folder in which finance puts its releases (finance's 'outbox'); the bridge's user may read it and nothing else of finance.",
        },
        new()
        {
            Name = PublicKeyName, Kind = SettingKind.Text, IsRequired = true,
            Description = "Public half of the key that finance signs with, PEM: ${file:PATH}.",
        },
        new() { Name = ZoneName, Kind = SettingKind.Text, Default = "UTC", Description = "Time zone of finance's days (IANA name)." },
        new()
        {
            Name = MaxAgeName, Kind = SettingKind.Integer, Default = "2", Minimum = 0, Maximum = 31,
            Description = "Days after which a release no longer counts and all standings are unknown.",
        },
    ];

    /// <summary>The release's file.</summary>
    public string File { get; } = Path.Combine(settings.Required(FolderName), "standings.release");

    /// <summary>Days after which a release no longer counts.</summary>
    public int MaxAgeDays { get; } = settings.Integer(MaxAgeName) ?? 2;

    /// <summary>The day in finance's zone.</summary>
    /// <param name="time">The clock.</param>
    /// <returns>The day.</returns>
    /// <exception cref="ConnectorException">There is no such zone.</exception>
    public DateOnly Today(TimeProvider time)
    {
        var name = settings.Required(ZoneName);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            throw Wrong($"There is no time zone '{name}'.", "Write an IANA name such as America/Chicago as 'zone'.");
        }

        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
    }

    /// <summary>Finance's public key.</summary>
    /// <returns>The key, of P-256; the caller disposes it.</returns>
    /// <exception cref="ConnectorException">It is no such key; the message does not repeat it.</exception>
    public ECDsa OpenPublicKey()
    {
        var pem = settings.Required(PublicKeyName);
        if (pem.Contains("PRIVATE", StringComparison.Ordinal))
        {
            throw Wrong(
                "'publicKey' holds a private key, which must never leave finance.",
                "Delete it here and have finance make a new signing key; 'bridge billing public-key' prints the half that support gets.");
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == 256 && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value)
            {
                return key;
            }
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            // Told below: the library's own text speaks of bytes, and may quote them.
        }

        key.Dispose();
        throw Wrong("'publicKey' is not the public half of finance's signing key.", "Ask finance for it: 'bridge billing public-key' prints it.");
    }

    private ConnectorException Wrong(string problem, string remedy) =>
        new(FailureKind.Configuration, $"Connection {settings.Name}: {problem}", remedy);
}
