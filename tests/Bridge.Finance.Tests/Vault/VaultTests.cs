using System.Text;
using Bridge.Finance.Storage;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Tests.Vault;

public sealed class VaultTests : IDisposable
{
    private readonly FinanceFixture _finance = new();

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64 at all, but of quite some length ....")]
    public void What_is_no_key_of_32_bytes_is_refused_without_being_quoted(string text)
    {
        var error = Assert.Throws<FinanceException>(() => VaultKey.Parse(text));

        Assert.Contains("openssl rand", error.Message, StringComparison.Ordinal);
        Assert.True(text.Length == 0 || !error.ToString().Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_file_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = _finance.Write("key", "secret-key-text");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var secrets = new SecretReference(_finance.Folder, _ => null);

        var error = Assert.Throws<FinanceException>(() => secrets.Resolve("${file:key}", "The key"));
        Assert.Contains("chmod 600", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key-text", error.ToString(), StringComparison.Ordinal);

        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        Assert.Equal("secret-key-text", secrets.Resolve("${file:key}", "The key"));
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("${env:MISSING}")]
    [InlineData("${file:missing}")]
    [InlineData("${vault:x}")]
    public void A_secret_that_is_not_there_is_refused(string reference) =>
        Assert.Throws<FinanceException>(() => new SecretReference(_finance.Folder, _ => null).Resolve(reference, "The key"));

    [Fact]
    public void A_store_that_others_may_open_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _finance.Store.Dispose();
        File.SetUnixFileMode(_finance.In("finance.db"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Assert.Throws<FinanceException>(() => FinanceStore.Open(_finance.In("finance.db"), FinanceFixture.Key));
    }

    [Fact]
    public async Task Nothing_of_an_account_can_be_read_from_the_disk()
    {
        await _finance.ImportInvoicesAsync("ACCT-CNRY-1|CNRYMEMBER|INV-CNRY-9|2026-01-31|73918204.37|0.00");

        Assert.Single(_finance.Find.Where(account => account.Number.Value == "ACCT-CNRY-1", 10));
        foreach (var file in Directory.EnumerateFiles(_finance.Folder, "finance.db*"))
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory);
            foreach (var canary in new[] { "CNRY", "73918204", "rows.csv", "2026-01-31" })
            {
                Assert.Equal(-1, memory.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)));
            }

            Assert.Equal(-1, memory.ToArray().AsSpan().IndexOf(BitConverter.GetBytes(7391820437L)));
        }
    }

    [Fact]
    public void The_size_of_a_sealed_value_tells_little_and_equal_values_look_different()
    {
        using var seal = new Seal(FinanceFixture.Key);
        var one = seal.Close("a"u8, "t", [1]);
        var other = seal.Close(new byte[200], "t", [1]);

        Assert.Equal(one.Length, other.Length);
        Assert.NotEqual(one, seal.Close("a"u8, "t", [1]));
        Assert.Equal("a"u8.ToArray(), seal.Open(one, "t", [1]));
        Assert.Throws<FinanceException>(() => seal.Open(one, "t", [2]));
        Assert.Throws<FinanceException>(() => seal.Open(one, "u", [1]));
        Assert.Throws<FinanceException>(() => seal.Open(one.AsSpan(1), "t", [1]));
    }

    public void Dispose() => _finance.Dispose();
}
