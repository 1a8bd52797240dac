using Bridge.Host.Features.CallInbox;
using Bridge.Host.Settings.Kpis;
using Bridge.Mapping.Calls;
using Bridge.Storage;

namespace Bridge.Host.Tests.Features.CallInbox;

/// <summary>Call files that a phone system puts into a folder.</summary>
public sealed class CallInboxTests : IDisposable
{
    private const string Head = "id,queue,start,wait,talk,agent\n";
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-inbox-");

    private string Inbox => Path.Combine(_home.FullName, "inbox");

    [Fact]
    public void A_file_is_imported_once_it_no_longer_grows_and_is_then_put_away()
    {
        var folder = Open();
        Put("july.csv", Head + "1,support,2026-07-01 10:00:00,5,60,Ann\n");

        var first = Look(folder);
        Put("july.csv", Head + "1,support,2026-07-01 10:00:00,5,60,Ann\n2,support,2026-07-01 10:01:00,9,61,Ann\n");
        var grown = Look(folder);
        var whole = Look(folder);
        var after = Look(folder);

        Assert.Empty(first);
        Assert.Empty(grown);
        Assert.Equal(new CallInboxResult("july.csv", 2, 0, 0, null), Assert.Single(whole));
        Assert.Empty(after);
        Assert.True(File.Exists(Path.Combine(Inbox, "imported", "july.csv")));
    }

    [Fact]
    public void A_corrected_file_of_the_same_name_replaces_what_it_told_and_both_are_kept()
    {
        var folder = Open();
        Put("july.csv", Head + "1,support,2026-07-01 10:00:00,5,60,Ann\n");
        LookTwice(folder);
        Put("july.csv", Head + "1,support,2026-07-01 10:00:00,7,60,Ann\n");

        var corrected = Assert.Single(LookTwice(folder));

        Assert.Equal(1, corrected.Added + corrected.Changed);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(Inbox, "imported")).Length);
    }

    [Theory]
    [InlineData("mapping.yaml")]
    [InlineData("Hours.YML")]
    public void A_document_of_settings_in_the_folder_stays_there_and_is_told_of_once(string name)
    {
        var folder = Open();
        Put(name, "version: 1\n");
        Put("july.csv", Head + "1,support,2026-07-01 10:00:00,5,60,Ann\n");

        var results = LookTwice(folder);

        Assert.Equal([name], results.Where(result => result.IsDocument).Select(result => result.File));
        Assert.Equal(["july.csv"], results.Where(result => !result.IsDocument).Select(result => result.File));
        Assert.True(File.Exists(Path.Combine(Inbox, name)));
        Assert.Empty(LookTwice(folder));
    }

    [Fact]
    public void Lines_that_are_refused_are_listed_beside_the_file_and_the_others_count()
    {
        var folder = Open();
        Put("july.csv", Head + "1,support,2026-07-01 10:00:00,5,60,Ann\n2,support,yesterday,5,60,Ann\n");

        var result = Assert.Single(LookTwice(folder));

        Assert.Equal((1L, 1L), (result.Added, result.Refused));
        var why = File.ReadAllText(Path.Combine(Inbox, "imported", "july.csv.why.txt"));
        Assert.Contains("july.csv", why, StringComparison.Ordinal);
        Assert.Contains("3", why, StringComparison.Ordinal); // the line
    }

    [Fact]
    public void A_file_of_another_form_is_put_aside_with_the_reason_and_the_next_one_is_read()
    {
        var folder = Open();
        Put("a.csv", "this is no table of calls");
        Put("b.csv", Head + "1,support,2026-07-01 10:00:00,5,60,Ann\n");

        var results = LookTwice(folder);

        Assert.NotNull(results.Single(result => result.File == "a.csv").Problem);
        Assert.Equal(1, results.Single(result => result.File == "b.csv").Added);
        Assert.True(File.Exists(Path.Combine(Inbox, "refused", "a.csv")));
        Assert.True(File.Exists(Path.Combine(Inbox, "refused", "a.csv.why.txt")));
    }

    [Theory]
    [InlineData(".july.csv")]
    [InlineData("july.csv.part")]
    [InlineData("~july.csv")]
    public void A_name_that_says_unfinished_is_left_alone(string name)
    {
        var folder = Open();
        Put(name, Head + "1,support,2026-07-01 10:00:00,5,60,Ann\n");

        Assert.Empty(LookTwice(folder));
        Assert.True(File.Exists(Path.Combine(Inbox, name)));
    }

    [Fact]
    public void While_the_measures_cannot_be_used_files_stay_where_they_are()
    {
        var folder = Open();
        Put("july.csv", Head + "1,support,2026-07-01 10:00:00,5,60,Ann\n");
        File.WriteAllText(Path.Combine(_home.FullName, "measures.db"), "this is no store at all, whatever its name says");

        Assert.Throws<StoreException>(() => LookTwice(folder));

        Assert.True(File.Exists(Path.Combine(Inbox, "july.csv")));
    }

    public void Dispose() => _home.Delete(recursive: true);

    private static List<CallInboxResult> Look(CallInboxFolder folder) => [.. folder.Look(CancellationToken.None)];

    private static List<CallInboxResult> LookTwice(CallInboxFolder folder) => [.. Look(folder), .. Look(folder)];

    private void Put(string name, string text)
    {
        Directory.CreateDirectory(Inbox);
        File.WriteAllText(Path.Combine(Inbox, name), text);
    }

    private CallInboxFolder Open()
    {
        var faults = CallMapping.Read("calls.yaml", """
            version: 1
            record: call
            source: pbx
            zone: America/Denver
            columns:
              id: id
              queue: queue
              agent: agent
              offeredAt: { from: start, format: "yyyy-MM-dd H:mm:ss" }
              outcome: { from: agent, values: { Ann: answered } }
              wait: { from: wait, unit: s }
              talk: { from: talk, unit: s }
            """, null, out var mapping);
        Assert.Empty(faults);
        return new CallInboxFolder(new CallInboxSettings("pbx", Inbox, "csv", "pbx", null, mapping, null), _home.FullName, TimeProvider.System);
    }
}
