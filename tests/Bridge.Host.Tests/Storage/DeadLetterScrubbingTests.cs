using Bridge.Core.Model;
using Bridge.Host.Storage;

namespace Bridge.Host.Tests.Storage;

public sealed class DeadLetterScrubbingTests
{
    [Fact]
    public void What_is_set_aside_holds_no_card_data_anywhere_in_the_file()
    {
        var path = Path.Combine(Path.GetTempPath(), $"bridge-scrub-{Guid.NewGuid():N}.db");
        try
        {
            using (var store = BridgeStore.Open(path))
            {
                var stream = store.StreamId("member:mls>crm");
                var letters = new DeadLetters(store, TimeProvider.System);
                const string record = """{"Key":{"Origin":"mls","Value":"5555555555554444"},"FullName":"Jo 4242424242424242","LocalFields":{"note":"cvv 987"}}""";
                store.Write(connection => letters.Save(
                    connection, stream, "mls:5555555555554444", new Refusal("bad", "Note 4242-4242-4242-4242 is too long"), record));

                Assert.Equal("Note [card number removed] is too long", letters.List(null, 10).Single().Refusal.Reason);
                Assert.Equal(
                    """{"Key":{"Origin":"mls","Value":"5555555555554444"},"FullName":"Jo [card number removed]","LocalFields":{"note":"cvv [security code removed]"}}""",
                    letters.Records(stream, null, null).Single());
            }

            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
            {
                Assert.DoesNotContain("42424242", File.ReadAllText(file), StringComparison.Ordinal);
                Assert.DoesNotContain("4242-4242", File.ReadAllText(file), StringComparison.Ordinal);
            }
        }
        finally
        {
            Array.ForEach(Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"), File.Delete);
        }
    }
}
