using System.Buffers.Binary;
using System.Security.Cryptography;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Sources.Tables;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Imports;

/// <summary>The input of an import: a file, or a query whose connection is a secret.</summary>
internal sealed class BillingInput(BillingMapping mapping, string? file, SecretReference secrets)
{
    /// <summary>Name for the list of imports.</summary>
    public string Name { get; } = file is null ? $"{mapping.Table.Type.ToString().ToLowerInvariant()} query" : Path.GetFileName(file);

    /// <summary>Day on which the file was last written, in a zone; null for a query, which tells the present.</summary>
    public DateOnly? Day(TimeZoneInfo zone) =>
        file is null ? null : DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(File.GetLastWriteTimeUtc(file), zone));

    /// <summary>Opens the rows.</summary>
    /// <exception cref="FinanceException">The input cannot be read.</exception>
    public async Task<TableReader> OpenAsync(CancellationToken cancellationToken) => mapping.Table.Type switch
    {
        TableType.Csv => new CsvTable(NeedFile(), mapping.Table),
        TableType.Fixed => new FixedTable(NeedFile(), mapping.Table),
        TableType.Xlsx => WorkbookTable.Open(NeedFile(), mapping.Table.Sheet),
        _ => await QueryTable.OpenAsync(mapping.Table, Connection(), cancellationToken),
    };

    /// <summary>A keyed hash of all that decides what an import stores; null for a query, which may answer otherwise each time.</summary>
    public byte[]? Fingerprint(VaultKey key, DateOnly? asOf)
    {
        if (file is null || mapping.Table.IsQuery)
        {
            return null;
        }

        using var digest = key.OpenDigest();
        Span<byte> day = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(day, asOf?.DayNumber ?? 0);
        digest.AppendData(day);
        foreach (var part in new[] { file, mapping.Path, mapping.CrossReference?.File }.OfType<string>())
        {
            Append(digest, part);
        }

        return digest.GetHashAndReset();
    }

    private static void Append(IncrementalHash digest, string path)
    {
        var chunk = new byte[1 << 16];
        using var stream = InputFile.Open(path);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, stream.Length); // keeps two neighbouring files apart
        digest.AppendData(length);
        for (var read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
        {
            digest.AppendData(chunk, 0, read);
        }
    }

    private string NeedFile() => file ?? throw new FinanceException(
        $"The mapping {mapping.Path} reads a file of type {mapping.Table.Type.ToString().ToLowerInvariant()}, and none was named.", "Name the file.");

    private string Connection() => mapping.Table.Connection is { } reference
        ? secrets.Resolve(reference, $"The connection of {mapping.Path}")
        : NeedFile();
}
