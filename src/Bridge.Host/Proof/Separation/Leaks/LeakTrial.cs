using Bridge.Host.Proof.Separation.Canaries;
using Bridge.Host.Proof.Separation.Collecting;
using Bridge.Host.Proof.Separation.Searching;
using Bridge.Host.Proof.Separation.Staging;

namespace Bridge.Host.Proof.Separation.Leaks;

/// <summary>Lets the leaky support side leak in twelve ways and looks whether each is found by the same collection and search.</summary>
/// <param name="patterns">What is looked for.</param>
/// <param name="canaries">The canaries.</param>
/// <param name="standIns">The systems that receive.</param>
/// <param name="folder">Folder of the leaky side.</param>
internal sealed class LeakTrial(PatternSet patterns, IReadOnlyList<Canary> canaries, StandIns standIns, string folder)
{
    // Met beside a better one: the prefix of every text, UTF-16 that begins one byte off, the digits of what was found whole.
    private static readonly string[] _weak = ["first", "UTF-16BE", "digits alone"];

    private int _next;

    /// <summary>Tries all of them.</summary>
    /// <param name="time">The clock of the waiting.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One outcome for each.</returns>
    public async Task<IReadOnlyList<LeakOutcome>> RunAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        var leaky = new LeakySupport(folder, standIns, http);
        return
        [
            await TryAsync("T1 log", "a record in a log line", leaky.LogAsync, Odd()),
            await TryAsync("T2 error text", "an amount in the text of an exception", leaky.ErrorAsync, Any(CanaryKind.Amount)),
            await TryAsync("T3 trace", "an account in the tag of a trace", leaky.TraceAsync, Odd()),
            await TryAsync("T4 address", "an e-mail address in a $filter", leaky.AddressAsync, Any(CanaryKind.Email)),
            await TryAsync("T5 dead letter", "an invoice number in a packed dead letter", leaky.SetAsideAsync, Any(CanaryKind.Text)),
            await TryAsync("T6 disk", "a deleted row in a free page", leaky.FreePageAsync, Any(CanaryKind.Text)),
            await TryAsync("T7 metric", "a hash of an amount in a label", leaky.LabelAsync, Any(CanaryKind.Amount)),
            await TryAsync("T8 page", "an account on a status page", leaky.PageAsync, Odd()),
            await TryAsync("T13 comment", "a card number with separators in a comment", leaky.CommentAsync, Any(CanaryKind.Card)),
            await TryAsync("T16 mapping", "an amount in a field of the CRM", leaky.MappingAsync, Any(CanaryKind.Amount)),
            await TryAsync("T19 bundle", "a due date, binary, in a zip file", leaky.BundleAsync, Any(CanaryKind.Day)),
            await MemoryAsync(time, cancellationToken) ?? await TryAsync("T21 buffer", "the rest of a buffer behind a request", leaky.BufferAsync, Any(CanaryKind.Text)),
        ];
    }

    private async Task<LeakOutcome> TryAsync(string path, string what, Func<Canary, Task> leak, Canary canary)
    {
        var (toMls, toCrm) = (standIns.ToMls.Count, standIns.ToCrm.Count);
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file); // of the leak before
        }

        await leak(canary);
        var search = new CanarySearch(patterns);
        foreach (var piece in Folders.Below(folder, path).Append(Recorded.By("MLS", standIns.ToMls, toMls)).Append(Recorded.By("Zendesk", standIns.ToCrm, toCrm)))
        {
            search.Search(piece);
        }

        return new LeakOutcome(path, what, Given(search, canary));
    }

    // A process that is handed a value keeps it in its memory: the search must find it there, or it would find none.
    private async Task<LeakOutcome?> MemoryAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        const int Tries = 50;
        var canary = Any(CanaryKind.Text);
        using var child = new HostProgram(folder).Start("scrub");
        child.Say($"{canary.Text}\n");
        for (var attempt = 0; attempt < Tries && !child.HasEnded; attempt++)
        {
            if (ProcessMemory.Of(child.Id, "memory") is not { } memory)
            {
                return null;
            }

            var search = new CanarySearch(patterns);
            search.Search(memory);
            if (Given(search, canary) is { } encoding)
            {
                return new LeakOutcome("T21 memory", "an account in the memory of a process", encoding);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken);
        }

        return new LeakOutcome("T21 memory", "an account in the memory of a process", null);
    }

    private static string? Given(CanarySearch search, Canary canary) => search.Hits
        .Where(hit => hit.Canary.Text == canary.Text)
        .Select(hit => hit.Encoding)
        .OrderBy(encoding => _weak.Any(word => encoding.Contains(word, StringComparison.Ordinal)))
        .ThenByDescending(encoding => encoding.Length)
        .FirstOrDefault();

    private Canary Any(CanaryKind kind) => canaries.Where(canary => canary.Kind == kind).ElementAt(_next++);

    private Canary Odd() => canaries.Where(canary => canary.Kind == CanaryKind.Text && canary.Text.AsSpan().ContainsAny("&\"<ø'")).ElementAt(_next++);
}
