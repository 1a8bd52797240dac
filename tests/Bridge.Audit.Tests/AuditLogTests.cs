using System.Text;
using System.Text.Json;

namespace Bridge.Audit.Tests;

public sealed class AuditLogTests
{
    [Fact]
    public async Task What_was_written_verifies_and_names_no_record()
    {
        using var folder = new AuditFolder();
        await folder.WriteAsync(3);

        var verdict = folder.Verify();
        Assert.Null(verdict.Fault);
        Assert.Equal((3, 0, new AuditHead(4, verdict.Head.Hash)), (verdict.Entries, verdict.Unsigned, verdict.Signed));
        var text = await File.ReadAllTextAsync(folder.File);
        Assert.DoesNotContain("mls:1", text, StringComparison.Ordinal);
        using var first = JsonDocument.Parse(text.Split('\n')[0]);
        Assert.Equal(
            ["seq", "at", "who", "action", "what", "which", "why", "outcome", "policy", "previous", "hash"],
            first.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(AuditPseudonyms.Open(folder.Options.PseudonymKey).Of("mls:1"), first.RootElement.GetProperty("which").GetString());
    }

    [Fact]
    public async Task Card_data_and_broken_text_never_reach_the_file()
    {
        using var folder = new AuditFolder();
        await using (var log = folder.Open())
        {
            await log.AppendAsync(AuditFolder.Event(1) with { Why = "paid with 4242 4242 4242 4242", What = "half \ud83d a pair" }, durable: true, CancellationToken.None);
        }

        Assert.True(folder.Verify().IsIntact);
        var text = await File.ReadAllTextAsync(folder.File);
        Assert.DoesNotContain("4242 4242", text, StringComparison.Ordinal);
        Assert.Contains("paid with [card number removed]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_writers_at_once_make_one_chain()
    {
        using var folder = new AuditFolder();
        await using (var log = folder.Open())
        {
            var numbers = await Task.WhenAll(Enumerable.Range(0, 2500).Select(number =>
                Task.Run(() => log.AppendAsync(AuditFolder.Event(number), durable: number % 3 == 0, CancellationToken.None))));
            Assert.Equal(2500, numbers.Distinct().Count());
        }

        var verdict = folder.Verify();
        Assert.Null(verdict.Fault);
        Assert.Equal(2500, verdict.Entries);
        Assert.Equal(folder.Heads[^1], verdict.Signed);
    }

    [Fact]
    public async Task A_head_is_signed_every_thousand_entries()
    {
        using var folder = new AuditFolder();
        await folder.WriteAsync(2001);

        Assert.Equal([1001, 2002, 2004], folder.Heads.Select(head => head.Seq));
    }

    [Fact]
    public async Task A_head_is_signed_when_time_has_passed()
    {
        using var folder = new AuditFolder();
        var signed = new TaskCompletionSource<AuditHead>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var log = AuditLog.Open(folder.Options with { OnHead = head => signed.TrySetResult(head) }, folder.Time);
        await log.AppendAsync(AuditFolder.Event(1), durable: false, CancellationToken.None);

        folder.Time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(2, (await signed.Task).Seq);
    }

    [Fact]
    public async Task A_durable_entry_can_be_read_by_others_when_the_call_returns()
    {
        using var folder = new AuditFolder();
        await using var log = folder.Open();

        var seq = await log.AppendAsync(AuditFolder.Event(1), durable: true, CancellationToken.None);

        var verdict = folder.Verify();
        Assert.Equal((1, 1, 1), (seq, verdict.Head.Seq, verdict.Unsigned));
    }

    [Fact]
    public async Task A_second_writer_is_refused_until_the_first_is_gone()
    {
        using var folder = new AuditFolder();
        await using (folder.Open())
        {
            var error = Assert.Throws<AuditException>(folder.Open);
            Assert.Contains("Another process writes the audit file", error.Message, StringComparison.Ordinal);
        }

        await folder.Open().DisposeAsync();
    }

    [Fact]
    public async Task After_a_crash_the_torn_line_is_set_aside_and_the_chain_goes_on()
    {
        using var folder = new AuditFolder();
        await folder.WriteAsync(5);
        var whole = await File.ReadAllBytesAsync(folder.File);

        // Every place at which a crash can cut the file.
        for (var length = whole.Length - 1; length > whole.Length - 900; length -= 37)
        {
            await File.WriteAllBytesAsync(folder.File, whole[..length]);
            File.Delete(folder.File + ".torn");
            var cut = Array.LastIndexOf(whole, (byte)'\n', length - 1) + 1;
            int torn;
            await using (var log = folder.Open())
            {
                torn = log.TornBytes;
                await log.AppendAsync(AuditFolder.Event(9), durable: true, CancellationToken.None);
            }

            Assert.Equal(length - cut, torn);
            Assert.Null(folder.Verify().Fault);
            if (torn > 0)
            {
                Assert.Equal(Encoding.UTF8.GetString(whole[cut..length]) + "\n", await File.ReadAllTextAsync(folder.File + ".torn"));
                Assert.Contains("audit.recovered", await File.ReadAllTextAsync(folder.File), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_file_whose_last_line_was_changed_is_not_written_to()
    {
        using var folder = new AuditFolder();
        await folder.WriteAsync(2);
        var bytes = await File.ReadAllBytesAsync(folder.File);
        bytes[^80] ^= 1;
        await File.WriteAllBytesAsync(folder.File, bytes);

        Assert.Contains("audit verify", Assert.Throws<AuditException>(folder.Open).Remedy, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.File));
    }

    [Fact]
    public async Task Keys_are_made_for_their_owner_alone_and_refused_when_others_can_read_them()
    {
        using var folder = new AuditFolder();
        await folder.WriteAsync(1);
        if (OperatingSystem.IsWindows())
        {
            return; // rights are another matter there
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Key));
        File.SetUnixFileMode(folder.Key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", Assert.Throws<AuditException>(folder.Open).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_failed_write_nothing_more_is_taken()
    {
        if (!File.Exists("/dev/full"))
        {
            return; // the device that is always full is Linux's
        }

        using var folder = new AuditFolder();
        File.CreateSymbolicLink(folder.File, "/dev/full");
        await using var log = folder.Open();
        for (var time = 0; time < 2; time++)
        {
            var error = await Assert.ThrowsAsync<AuditException>(() => log.AppendAsync(AuditFolder.Event(1), durable: true, CancellationToken.None));
            Assert.Contains("could not be written", error.Problem, StringComparison.Ordinal);
        }
    }
}
