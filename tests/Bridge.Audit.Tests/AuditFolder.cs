using Bridge.ConnectorKit;

namespace Bridge.Audit.Tests;

/// <summary>A folder with an audit file and its keys; gone after the test.</summary>
internal sealed class AuditFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-audit-").FullName;

    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    public string File => Path.Combine(_folder, "audit.jsonl");

    public string Key => Path.Combine(_folder, "signing.pem");

    public string PublicKey => System.IO.File.ReadAllText(Key + ".pub");

    public List<AuditHead> Heads { get; } = [];

    public AuditOptions Options => new()
    {
        Path = File,
        SigningKey = AuditSecret.InFile(Key),
        PseudonymKey = AuditSecret.InFile(Path.Combine(_folder, "pseudonyms.key")),
        OnHead = Heads.Add,
    };

    public AuditLog Open() => AuditLog.Open(Options, Time);

    public static AuditEvent Event(int number) => new()
    {
        Who = $"user-{number % 7}", Action = "member.read", What = "Standing", Which = $"mls:{number}", Why = $"ticket {number}", Outcome = "done", Policy = "3",
    };

    public AuditOptions WithSameKey(string name) => Options with { Path = Path.Combine(_folder, name), OnHead = null };

    public Task WriteAsync(int entries) => WriteAsync(Options, entries, Time, from: 0);

    public static async Task WriteAsync(AuditOptions options, int entries, TimeProvider time, int from)
    {
        await using var log = AuditLog.Open(options, time);
        for (var number = 1; number <= entries; number++)
        {
            await log.AppendAsync(Event(from + number), durable: false, CancellationToken.None);
        }
    }

    public AuditVerdict Verify(AuditHead? kept = null)
    {
        using var file = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return AuditVerifier.Verify(file, PublicKey, kept);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
