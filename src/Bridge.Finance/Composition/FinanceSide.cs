using System.Security.Cryptography;
using Bridge.Audit;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Finance.Auditing;
using Bridge.Finance.Documents;
using Bridge.Finance.Erasure;
using Bridge.Finance.Imports;
using Bridge.Finance.Releases;
using Bridge.Finance.Rosters;
using Bridge.Finance.Standings;
using Bridge.Finance.Storage;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Composition;

/// <summary>The door of the finance side: all that the host may ask of it. Nothing that comes back holds a value of billing.</summary>
public sealed class FinanceSide : IDisposable
{
    private readonly ECDsa _key;
    private readonly TimeProvider _time;

    private FinanceSide(FinanceStore store, ECDsa key, StandingRules rules, FinanceSettings settings, Func<string, string?> environment, TimeProvider time)
    {
        (Store, _key, Rules, _time) = (store, key, rules, time);
        Workbook = Path.GetFullPath(settings.Workbook, settings.Folder);
        Import = new ImportBilling(store, new SecretReference(settings.Folder, environment), time, rules.Zone) { ClosedYears = settings.ClosedYears, Dues = rules.Dues };
        Roster = new RefreshRoster(store);
        var derive = new DeriveStandings(store, time);
        Preview = new PreviewStandings(store, derive);
        Releases = new ReleaseStandings(store, derive, key, new Outbox(Path.GetFullPath(settings.Outbox, settings.Folder)), time);
    }

    /// <summary>Fields of a member that a roster needs, and no other.</summary>
    public static IReadOnlyList<string> MemberFields { get; } =
        ["MemberKey", "MemberMlsId", "MemberNationalAssociationId", "MemberType", "MemberStatus", "OfficeKey"];

    /// <summary>Fields of an office that a roster needs, and no other.</summary>
    public static IReadOnlyList<string> OfficeFields { get; } =
        ["OfficeKey", "OfficeMlsId", "OfficeNationalAssociationId", "OfficeBrokerKey", "OfficeStatus"];

    /// <summary>Time zone of finance's business days, from the rules.</summary>
    public TimeZoneInfo Zone => Rules.Zone;

    internal FinanceStore Store { get; }

    internal StandingRules Rules { get; }

    internal ImportBilling Import { get; }

    internal RefreshRoster Roster { get; }

    internal PreviewStandings Preview { get; }

    internal ReleaseStandings Releases { get; }

    /// <summary>Opens the finance side.</summary>
    /// <param name="settings">Where its things are.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The finance side; the caller disposes it.</returns>
    /// <exception cref="FinanceException">A key, the rules or the store cannot be used; the message lists every fault.</exception>
    /// <exception cref="Bridge.Storage.StoreException">The store's file cannot be used.</exception>
    public static FinanceSide Open(FinanceSettings settings, Func<string, string?> environment, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var secrets = new SecretReference(settings.Folder, environment);
        var rules = ReadRules(Path.GetFullPath(settings.Rules, settings.Folder));
        var vault = VaultKey.Parse(secrets.Resolve(settings.Key, "The key of the finance store"));
        var signing = SigningKey.Parse(secrets.Resolve(settings.SigningKey, "The signing key of standing releases"));
        FinanceStore? store = null;
        try
        {
            store = settings.StoreConnection is { } connection
                ? FinanceStore.OpenPostgres(secrets.Resolve(connection, "The connection of the finance store"), vault)
                : FinanceStore.Open(Path.GetFullPath(settings.Store, settings.Folder), vault);
            return new FinanceSide(store, signing, rules, settings, environment, time);
        }
        catch
        {
            store?.Dispose();
            signing.Dispose();
            throw;
        }
    }

    /// <summary>Reads all members and offices from the MLS.</summary>
    /// <param name="members">Source of members.</param>
    /// <param name="offices">Source of offices.</param>
    /// <param name="cancellationToken">Abandons the reading; the last roster stays.</param>
    /// <returns>How many members there are.</returns>
    /// <exception cref="FinanceException">The MLS gave no member.</exception>
    public Task<int> RefreshRosterAsync(ISource<Member> members, ISource<Office> offices, CancellationToken cancellationToken) =>
        Roster.RunAsync(members, offices, cancellationToken);

    /// <summary>Full path of finance's own workbook.</summary>
    internal string Workbook { get; }

    /// <summary>Imports a billing export.</summary>
    /// <param name="mapping">Full path of the mapping document.</param>
    /// <param name="file">Full path of the file; null for a query.</param>
    /// <param name="asOf">Day of the data where the file does not say it; null for the day on which it was last written.</param>
    /// <param name="acceptsVanished">True once a person has said that many accounts may vanish.</param>
    /// <param name="cancellationToken">Abandons the import; nothing is stored then.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="FinanceException">The file or the mapping document cannot be used.</exception>
    public async Task<ImportSummary> ImportAsync(
        string mapping, string? file, DateOnly? asOf, bool acceptsVanished, CancellationToken cancellationToken)
    {
        try
        {
            var request = new ImportRequest(mapping, file) { AsOf = asOf, AcceptsVanished = acceptsVanished };
            return ImportSummary.Of(await Import.RunAsync(request, cancellationToken));
        }
        catch (DocumentException error)
        {
            throw new FinanceException(error.Message, "Correct the mapping document.");
        }
    }

    /// <summary>Tells how many standings the next release would change; names nobody.</summary>
    /// <returns>The counts.</returns>
    /// <exception cref="FinanceException">There is no roster yet.</exception>
    public PreviewSummary PreviewChanges() => PreviewSummary.Of(Preview.Run(Rules));

    /// <summary>Derives all standings and puts a signed release into the outbox.</summary>
    /// <returns>Number of the release.</returns>
    /// <exception cref="FinanceException">The last release is too young, there is no roster, or the outbox cannot be written.</exception>
    public long Release() => Releases.Run(Rules).Sequence;

    /// <summary>The public key that the support side checks releases with.</summary>
    /// <returns>The key in PEM.</returns>
    public string PublicKey() => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Counts how many of some values that the caller planted beforehand the store holds; tells no value.</summary>
    /// <param name="texts">Account names, references, ids and file names.</param>
    /// <param name="amounts">Amounts.</param>
    /// <param name="days">Days.</param>
    /// <returns>The counts.</returns>
    public PlantedCount CountPlanted(IReadOnlySet<string> texts, IReadOnlySet<decimal> amounts, IReadOnlySet<DateOnly> days) =>
        new CountPlanted(Store).Run(texts, amounts, days);

    /// <summary>Removes what the store knows of one member, or counts it. The audit is written before.</summary>
    /// <param name="order">Who, why, and what is to be done.</param>
    /// <param name="audit">Finance's audit.</param>
    /// <returns>What was removed, or would be.</returns>
    /// <exception cref="FinanceException">The order cannot be carried out; what was written stays.</exception>
    /// <exception cref="AuditException">It cannot be written down; nothing is done.</exception>
    public Task<ErasureSummary> EraseAsync(ErasureOrder order, AuditLog audit) => Erasures(new PlaceAudit(audit)).RunAsync(order);

    /// <summary>Lets the billing of an erased member be kept again, from the next imports on.</summary>
    /// <param name="order">Who and why.</param>
    /// <param name="audit">Finance's audit.</param>
    /// <returns>True when the member had been erased.</returns>
    /// <exception cref="FinanceException">The order cannot be carried out.</exception>
    /// <exception cref="AuditException">It cannot be written down; nothing is done.</exception>
    public Task<bool> LiftErasureAsync(ErasureOrder order, AuditLog audit) => Erasures(new PlaceAudit(audit)).LiftAsync(order);

    internal ErasureDesk Erasures(PlaceAudit audit) =>
        new(Store, new EraseMember(Store, Releases), audit, () => new DeriveStandings(Store, _time).BusinessDay(Rules));

    /// <inheritdoc />
    public void Dispose()
    {
        Store.Dispose();
        _key.Dispose();
    }

    private static StandingRules ReadRules(string path)
    {
        try
        {
            return StandingRulesReader.Read(path);
        }
        catch (DocumentException error)
        {
            throw new FinanceException(error.Message, "Correct the standing rules.");
        }
    }
}
