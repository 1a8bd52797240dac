using System.IO.Compression;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Workbook.Desk;

/// <summary>Files that were damaged on the way: said in words for an administrator, never a crash, and what cannot be read is not written over.</summary>
public sealed class WorkbookDamageTests : IAsyncLifetime
{
    private const int Damages = 400;
    private static readonly TargetShape _members = new([new() { Name = "Name" }, new() { Name = "MLS member ID" }, new() { Name = "E-mail" }]);
    private DeskFolder? _folder;

    private DeskFolder Folder => _folder ?? throw new InvalidOperationException("The workbook is not made yet.");

    async Task IAsyncLifetime.InitializeAsync() => _folder = await DeskFolder.StartAsync();

    Task IAsyncLifetime.DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_file_that_was_cut_is_said_to_be_damaged_and_stays()
    {
        var whole = await File.ReadAllBytesAsync(Folder.File);
        foreach (var share in new[] { 0.0, 0.3, 0.6, 0.9, 0.999 })
        {
            var cut = whole[..(int)(whole.Length * share)];
            await File.WriteAllBytesAsync(Folder.File, cut);

            foreach (var work in Works())
            {
                var error = await Assert.ThrowsAsync<ConnectorException>(work);
                Assert.Equal((FailureKind.Configuration, true), (error.Kind, error.Problem.Contains("damaged", StringComparison.Ordinal)));
            }

            Assert.Equal(cut, await File.ReadAllBytesAsync(Folder.File));
        }
    }

    [Fact]
    public async Task Whatever_is_wrong_inside_is_an_error_in_words_and_no_crash()
    {
        await Folder.OpenDesk().OpenAsync(new NewTicket("K-1", DeskFolder.Member, "Subject", "Text", null), CancellationToken.None);
        var whole = await File.ReadAllBytesAsync(Folder.File);
        var chance = new Random(20261129);
        var told = 0;
        for (var number = 0; number < Damages; number++)
        {
            await File.WriteAllBytesAsync(Folder.File, whole);
            var damage = Damage(Folder.File, chance);
            foreach (var work in Works())
            {
                var before = await File.ReadAllBytesAsync(Folder.File);
                var error = await Record.ExceptionAsync(work);

                Assert.True(error is null or ConnectorException, $"{damage}: {error}");
                var after = await File.ReadAllBytesAsync(Folder.File);
                Assert.True(error is null || before.AsSpan().SequenceEqual(after), $"{damage}: written in spite of {error?.Message}");
                told += error is null ? 0 : 1;
            }
        }

        Assert.True(told > Damages / 4, $"Only {told} damages were noticed, so this test looks at nothing.");
    }

    private List<Func<Task>> Works()
    {
        var sink = Folder.Folder.Open<Member>(_members);
        return
        [
            () => sink.WriteAsync(NewMember()),
            () => ((IReadsBack)sink).ReadBackAsync([DeskFolder.Member], _members, CancellationToken.None),
            () => ((IProvisions)sink).PlanAsync(_members, CancellationToken.None),
            () => Folder.ReadAsync(),
            () => Folder.OpenDesk().ReadAsync("T000000-AAAAA", CancellationToken.None),
        ];
    }

    private static Write NewMember() => new(
        "mls:M0000009", new MappedRecord(_members) { [0] = FieldValue.Text("Cy"), [1] = FieldValue.Text("A9"), [2] = FieldValue.Text("cy@example.test") }, true, null);

    // Cuts a part, or puts another letter into it.
    private static string Damage(string path, Random chance)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        var entry = zip.Entries[chance.Next(zip.Entries.Count)];
        string text;
        using (var reader = new StreamReader(entry.Open()))
        {
            text = reader.ReadToEnd();
        }

        var (at, name, isCut) = (chance.Next(text.Length), entry.FullName, chance.Next(4) == 0);
        var letter = "<>\"/=&' x09-"[chance.Next(12)];
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(isCut ? text[..at] : $"{text[..at]}{letter}{text[(at + 1)..]}");
        return isCut ? $"{name} cut at {at}" : $"{name} with {letter} at {at}";
    }
}
