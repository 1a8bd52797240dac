using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Finance.Vault;

/// <summary>Encrypts values with AES-256-GCM, each bound to its place in the store. Not safe for parallel use.</summary>
/// <remarks>
/// Nonce (12 bytes, random), ciphertext, tag (16 bytes). The plain text is its length, itself, and zeros up to a multiple of
/// <see cref="Grain"/>, so that the size of an account tells little about how many lines it has. Random nonces are safe for
/// 2^32 values under one key: at a whole membership of 110,000 a day, a hundred years.
/// Source: NIST SP 800-38D, section 8.3.
/// </remarks>
internal sealed class Seal(VaultKey key) : IDisposable
{
    public const int TagLength = 16;

    private const int NonceLength = 12;

    private const int Grain = 256;

    private readonly AesGcm _cipher = key.OpenCipher();

    /// <summary>Encrypts a value.</summary>
    /// <param name="plain">The value.</param>
    /// <param name="table">Table and column, part of the place.</param>
    /// <param name="row">Key of the row, part of the place.</param>
    public byte[] Close(ReadOnlySpan<byte> plain, string table, ReadOnlySpan<byte> row)
    {
        var length = (plain.Length + 4 + Grain - 1) / Grain * Grain;
        var padded = new byte[length];
        BinaryPrimitives.WriteInt32LittleEndian(padded, plain.Length);
        plain.CopyTo(padded.AsSpan(4));
        var result = new byte[NonceLength + length + TagLength];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceLength));
        _cipher.Encrypt(
            result.AsSpan(0, NonceLength), padded, result.AsSpan(NonceLength, length), result.AsSpan(NonceLength + length), Place(table, row));
        CryptographicOperations.ZeroMemory(padded);
        return result;
    }

    /// <summary>Decrypts a value.</summary>
    /// <exception cref="FinanceException">The value was changed, or was moved from another place.</exception>
    public byte[] Open(ReadOnlySpan<byte> box, string table, ReadOnlySpan<byte> row)
    {
        var length = box.Length - NonceLength - TagLength;
        var padded = new byte[Math.Max(0, length)];
        try
        {
            if (length < Grain)
            {
                throw new AuthenticationTagMismatchException();
            }

            _cipher.Decrypt(box[..NonceLength], box.Slice(NonceLength, length), box[(NonceLength + length)..], padded, Place(table, row));
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new FinanceException(
                $"A value in {table} of the finance store was changed by something else than the bridge.",
                "Restore the finance store from a backup and import the billing files since then again.",
                error);
        }

        return padded.AsSpan(4, BinaryPrimitives.ReadInt32LittleEndian(padded)).ToArray();
    }

    public void Dispose() => _cipher.Dispose();

    private byte[] Place(string table, ReadOnlySpan<byte> row) => [.. Encoding.UTF8.GetBytes($"1\0{key.Id}\0{table}\0"), .. row];
}
