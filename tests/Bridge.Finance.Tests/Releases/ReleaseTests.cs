using System.Security.Cryptography;
using System.Text;
using Bridge.Core.Model;
using Bridge.Core.Standings;
using Bridge.Finance.Composition;
using Bridge.Finance.Releases;
using Bridge.Finance.Rosters;
using Bridge.Finance.Standings;
using Bridge.Finance.Tests.Stores;

namespace Bridge.Finance.Tests.Releases;

public abstract class ReleaseTests(PostgresServer? server) : IDisposable
{
    private static readonly long _first = FinanceFixture.Today.DayNumber * 100L;

    private readonly FinanceFixture _finance = new(server);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private string OutboxFile => _finance.In(Path.Combine("outbox", Outbox.FileName));

    private ReleaseStandings Releases => new(_finance.Store, new DeriveStandings(_finance.Store, _finance.Time), _key, new Outbox(_finance.In("outbox")), _finance.Time);

    [StoreFact]
    public async Task A_release_carries_everybody_and_support_accepts_it_once()
    {
        await StartAsync();

        var made = Releases.Run(_finance.Rules());

        var reading = Read(0);
        Assert.Equal(StandingVerdict.Accepted, reading.Verdict);
        Assert.Equal(made.Entries, reading.Release!.Entries);
        Assert.Equal(300, made.Entries.Count);
        Assert.Equal((_first, FinanceFixture.Today), (made.Sequence, made.AsOfDay));
        Assert.True(made.Entries.Select(entry => entry.Standing).Distinct().Count() >= 3);
        Assert.Equal(StandingVerdict.NotNewer, Read(_first).Verdict);
    }

    [StoreFact]
    public async Task Two_sets_of_billing_data_give_files_of_the_same_size_and_the_same_lines_but_for_the_words()
    {
        await StartAsync();
        Releases.Run(_finance.Rules());
        var one = await File.ReadAllLinesAsync(OutboxFile);
        await _finance.ImportInvoicesAsync("A|M000001|I|2025-01-01|73918204.37|0.00");
        _finance.Time.Advance(TimeSpan.FromHours(2));
        Releases.Run(_finance.Rules());
        var other = await File.ReadAllLinesAsync(OutboxFile);

        Assert.NotEqual(one, other);
        Assert.Equal(one.Select(line => line.Length), other.Select(line => line.Length));
        Assert.Equal(one[5..^1].Select(line => line[12..]), other[5..^1].Select(line => line[12..]));
        Assert.DoesNotContain("73918204", string.Concat(other), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Releases_rise_and_none_follows_another_at_once()
    {
        await StartAsync();
        Releases.Run(_finance.Rules());

        Assert.Throws<FinanceException>(() => Releases.Run(_finance.Rules()));
        _finance.Time.Advance(ReleaseStandings.Gap);

        Assert.Equal(_first + 1, Releases.Run(_finance.Rules()).Sequence);
        Assert.Equal(StandingVerdict.Accepted, Read(_first).Verdict);
    }

    [StoreFact]
    public async Task The_store_keeps_the_standings_of_the_newest_release_only()
    {
        await StartAsync();
        Releases.Run(_finance.Rules());
        _finance.Time.Advance(ReleaseStandings.Gap);
        Releases.Run(_finance.Rules());

        Assert.Equal((2L, 1L), _finance.Store.Read(connection => (
            connection.Scalar<long>("SELECT count(*) FROM release"), connection.Scalar<long>("SELECT count(*) FROM release WHERE body IS NOT NULL"))));
    }

    [StoreFact]
    public async Task A_store_that_was_lost_goes_on_above_the_numbers_that_were_seen()
    {
        await StartAsync();
        var last = Releases.Run(_finance.Rules()).Sequence;
        _finance.Store.Write(connection => connection.Run("DELETE FROM release"));

        _finance.Time.Advance(TimeSpan.FromDays(1));

        Assert.True(Releases.Run(_finance.Rules()).Sequence > last);
    }

    [StoreFact]
    public async Task A_release_whose_file_was_never_written_is_put_again()
    {
        await StartAsync();
        Releases.Run(_finance.Rules());
        File.Delete(OutboxFile);

        Assert.Equal(_first, Releases.Run(_finance.Rules()).Sequence);
        Assert.Equal(StandingVerdict.Accepted, Read(0).Verdict);
    }

    [StoreFact]
    public async Task The_outbox_holds_one_whole_file_that_others_cannot_read()
    {
        await StartAsync();
        Directory.CreateDirectory(_finance.In("outbox"));
        await File.WriteAllTextAsync(_finance.In(Path.Combine("outbox", $".{Outbox.FileName}.new")), "half");

        Releases.Run(_finance.Rules());

        Assert.Equal([OutboxFile], Directory.EnumerateFileSystemEntries(_finance.In("outbox")));
        Assert.True(OperatingSystem.IsWindows() || (File.GetUnixFileMode(OutboxFile) & UnixFileMode.OtherRead) == 0);
    }

    [StoreFact]
    public async Task A_preview_tells_who_would_change_and_changes_nothing()
    {
        await _finance.ImportInvoicesAsync("A|M000001|I|2026-11-20|100.00|0.00");
        _finance.TakeRoster();
        Releases.Run(_finance.Rules());
        await _finance.ImportInvoicesAsync("A|M000001|I|2026-11-20|100.00|100.00");
        var preview = new PreviewStandings(_finance.Store, new DeriveStandings(_finance.Store, _finance.Time));

        Assert.Equal([new StandingChange("demo:M000001", Standing.ActionNeeded, Standing.Good)], preview.Run(_finance.Rules()).Changes);
        Assert.Single(preview.Run(_finance.Rules()).Changes);
    }

    [StoreTheory]
    [InlineData("nonsense")]
    [InlineData("")]
    public void What_is_no_signing_key_is_refused_without_being_quoted(string pem)
    {
        var error = Assert.Throws<FinanceException>(() => SigningKey.Parse(pem));

        Assert.DoesNotContain("nonsense", error.ToString(), StringComparison.Ordinal);
    }

    [StoreFact]
    public void A_key_of_another_curve_or_without_its_private_part_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<FinanceException>(() => SigningKey.Parse(other.ExportPkcs8PrivateKeyPem()));
        Assert.Throws<FinanceException>(() => SigningKey.Parse(_key.ExportSubjectPublicKeyInfoPem()));
        SigningKey.Parse(_key.ExportPkcs8PrivateKeyPem()).Dispose();
        SigningKey.Parse(_key.ExportECPrivateKeyPem()).Dispose();
    }

    [StoreFact]
    public async Task The_finance_side_opens_from_its_settings_and_releases()
    {
        await File.WriteAllTextAsync(_finance.In("signing.pem"), _key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_finance.In("signing.pem"), UnixFileMode.UserRead);
        }

        var settings = new FinanceSettings
        {
            Folder = _finance.Folder, Store = "side.db", Key = "${env:FINANCE_KEY}", SigningKey = "${file:signing.pem}", Rules = "standing.sample.yaml", Outbox = "outbox",
        };
        using var side = FinanceSide.Open(settings, name => name == "FINANCE_KEY" ? Convert.ToBase64String(new byte[32]) : null, _finance.Time);
        side.Roster.Replace([new RosterEntry(Ledger.PartyKind.Member, new RecordKey("demo", "M1"))], 1);

        Assert.Equal(_first, side.Release());

        using var key = ECDsa.Create();
        key.ImportFromPem(side.PublicKey());
        var reading = SignedStandings.Verify(await File.ReadAllBytesAsync(OutboxFile), key, new StandingFreshness(0, FinanceFixture.Today, 2));
        Assert.Equal([new StandingEntry("demo:M1", Standing.Unknown)], reading.Release!.Entries);
        Assert.DoesNotContain("PRIVATE", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(OutboxFile)), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _key.Dispose();
        _finance.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task StartAsync()
    {
        _finance.Exports.WriteInvoices(_finance.In("invoices.csv"));
        await _finance.ImportAsync("invoices.yaml", "invoices.csv");
        _finance.TakeRoster();
    }

    private StandingReading Read(long last)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(_key.ExportSubjectPublicKeyInfoPem());
        return SignedStandings.Verify(File.ReadAllBytes(OutboxFile), key, new StandingFreshness(last, FinanceFixture.Today, 2));
    }
}

public sealed class ReleaseTestsOnSqlite() : ReleaseTests(null);

[Collection(OnPostgres.Name)]
public sealed class ReleaseTestsOnPostgres(PostgresServer server) : ReleaseTests(server);
