using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Bridge.Core.Model;
using Bridge.Core.Standings;
using Bridge.Host.Proof.Separation.Staging;

namespace Bridge.Host.Proof.Separation.Attempts;

/// <summary>Tries to get standings past the support side that finance did not just release, and finance's files into its settings.</summary>
/// <param name="means">What the proof works with.</param>
/// <param name="finance">The finance side.</param>
/// <param name="support">The support side.</param>
/// <param name="standIns">The systems; Zendesk tells what has arrived.</param>
internal sealed partial class ReleaseAttempts(ProofMeans means, FinanceStage finance, SupportStage support, StandIns standIns)
{
    private static readonly TimeSpan _later = TimeSpan.FromHours(2);

    private string Release => Path.Combine(support.Outbox, "standings.release");

    /// <summary>Tries everything.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One outcome for each attempt.</returns>
    public async Task<IReadOnlyList<AttemptOutcome>> TryAsync(CancellationToken cancellationToken)
    {
        await standIns.FaultsAsync(standIns.Crm, "", cancellationToken);
        var old = await File.ReadAllBytesAsync(Release, cancellationToken);
        using (var open = finance.Open(means, new ShiftedClock(means.Time, _later)))
        {
            open.Side.Release();
        }

        var newest = await File.ReadAllBytesAsync(Release, cancellationToken);
        var changed = newest.ToArray();
        changed[changed.AsSpan().IndexOf("entries"u8) + "entries 00"u8.Length] ^= 1;
        return
        [
            await TryAsync("replay an old release", old, newest, cancellationToken),
            await TryAsync("change one byte of a release", changed, newest, cancellationToken),
            await TryAsync("sign a release with another key", Resigned(newest), newest, cancellationToken),
            await SettingsAsync("hand finance's file to 'bridge sync'", ["sync", "--config", finance.Config], cancellationToken),
            await MemberRouteAsync(cancellationToken),
        ];
    }

    private async Task<AttemptOutcome> TryAsync(string what, byte[] forged, byte[] newest, CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(Release, newest, cancellationToken);
        await SyncAsync(cancellationToken);
        if (await CountKnownAsync(cancellationToken) == 0)
        {
            return new AttemptOutcome(what, AttemptVerdict.Skipped, "The newest release did not arrive either, so this attempt proves nothing.");
        }

        await File.WriteAllBytesAsync(Release, forged, cancellationToken);
        var end = await SyncAsync(cancellationToken);
        var known = await CountKnownAsync(cancellationToken);
        var note = Note().Match(end.Said) is { Success: true } match ? match.Value.Trim() : "nothing";
        await File.WriteAllBytesAsync(Release, newest, cancellationToken);
        return known == 0
            ? new AttemptOutcome(what, AttemptVerdict.Refused, $"All standings became Unknown; said: {note}")
            : new AttemptOutcome(what, AttemptVerdict.Allowed, $"{known} members kept a standing; said: {note}");
    }

    private Task<ChildEnd> SyncAsync(CancellationToken cancellationToken) =>
        support.RunAsync(cancellationToken, "sync", "standing", "--sweep", "--accept", "mass-deactivation", "--accept", "empty-feed", "--accept", "time-fell-back");

    private async Task<AttemptOutcome> MemberRouteAsync(CancellationToken cancellationToken)
    {
        var settings = await File.ReadAllTextAsync(support.Config, cancellationToken);
        var path = Path.Combine(support.Folder, "mapped.yaml");
        await File.WriteAllTextAsync(path, settings.Replace("{ record: member, from: mls,", "{ record: member, from: finance,", StringComparison.Ordinal), cancellationToken);
        return await SettingsAsync("map finance's connection to a route of members", ["check", "--config", path], cancellationToken);
    }

    private async Task<AttemptOutcome> SettingsAsync(string what, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var end = await new HostProgram(support.Folder).RunAsync(cancellationToken, words);
        var said = end.Said.ReplaceLineEndings(" ").Trim();
        return new AttemptOutcome(what, end.ExitCode == ExitCode.Usage ? AttemptVerdict.Refused : AttemptVerdict.Allowed, said.Length > 240 ? TextCut.To(said, 240) + " ..." : said);
    }

    private async Task<int> CountKnownAsync(CancellationToken cancellationToken) => Known().Count(await standIns.UsersAsync(cancellationToken));

    // The same entries, signed by whoever can write into the folder.
    private static byte[] Resigned(byte[] release)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var body = release[..release.AsSpan().LastIndexOf("signature "u8)];
        return SignedStandings.Join(body, key.SignData(body, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    [GeneratedRegex("\"mls_standing\":\"(Good|ActionNeeded|Suspended)\"", RegexOptions.IgnoreCase)]
    private static partial Regex Known();

    [GeneratedRegex("Note: .*")]
    private static partial Regex Note();
}
