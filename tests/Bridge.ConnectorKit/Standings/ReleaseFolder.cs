using System.Globalization;
using System.Security.Cryptography;
using Bridge.ConnectorKit.Sources;
using Bridge.Core.Model;
using Bridge.Core.Standings;

namespace Bridge.ConnectorKit.Standings;

/// <summary>Finance's outbox in the hands of a test: each change of a row is a new release, signed with a key of its own.</summary>
public sealed class ReleaseFolder : SourceFeed
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-outbox-");
    private readonly SortedDictionary<string, Standing> _rows = new(StringComparer.Ordinal);

    /// <summary>The folder.</summary>
    public string Folder => _home.FullName;

    /// <summary>The release's file.</summary>
    public string File => Path.Combine(Folder, "standings.release");

    /// <summary>The public key in PEM.</summary>
    public string PublicKey => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>The private key in PEM.</summary>
    public string PrivateKey => _key.ExportECPrivateKeyPem();

    /// <summary>Day that the next release is of.</summary>
    public DateOnly Day { get; set; } = new(2026, 11, 25);

    /// <summary>Number of the last release.</summary>
    public long Sequence { get; set; }

    /// <inheritdoc />
    public override IReadOnlyList<string> Secrets => [PrivateKey.Split('\n')[1]];

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, string> Rows =>
        new SortedDictionary<string, string>(_rows.ToDictionary(row => row.Key, row => row.Value.ToString()), StringComparer.Ordinal);

    /// <summary>External id of a numbered member.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"mls:K{number:D6}");

    /// <inheritdoc />
    public override void Plant(int count)
    {
        for (var added = 0; added < count; added++)
        {
            _rows[Id(_rows.Count)] = (Standing)(1 + (_rows.Count % 3));
        }

        Release();
    }

    /// <inheritdoc />
    public override void Change(string externalId) => Put(externalId, (Standing)(1 + ((int)_rows[externalId] % 3)));

    /// <inheritdoc />
    public override void Remove(string externalId)
    {
        _rows.Remove(externalId);
        Release();
    }

    /// <summary>Releases a standing beside those that are there.</summary>
    public void Put(string externalId, Standing standing)
    {
        _rows[externalId] = standing;
        Release();
    }

    /// <summary>Releases all rows under the next number.</summary>
    public void Release()
    {
        Sequence++;
        System.IO.File.WriteAllBytes(File, Signed());
    }

    /// <summary>The rows as a release, signed by finance or somebody else.</summary>
    public byte[] Signed(ECDsa? by = null)
    {
        var body = StandingText.Write(StandingRelease.Of("0123456789abcdef", Sequence, Day, _rows.Select(row => new StandingEntry(row.Key, row.Value))));
        return SignedStandings.Join(
            body, (by ?? _key).SignData(body, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    /// <inheritdoc />
    public override void Break()
    {
        System.IO.File.Delete(File);
        Directory.CreateDirectory(File); // cannot be read as a file, whoever tries
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        _key.Dispose();
        _home.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
