using Bridge.Host.Features.Measures;

namespace Bridge.Host.Tests.Features.Measures;

public sealed class WordTableTests
{
    [Fact]
    public void Imports_beside_each_other_never_give_one_number_to_two_texts()
    {
        var folder = Directory.CreateTempSubdirectory("bridge-words-");
        using (var one = MeasureStore.Open(MeasureFiles.Store(folder.FullName)))
        using (var other = MeasureStore.Open(MeasureFiles.Store(folder.FullName)))
        {
            var (sales, billing) = (one.Words.NumberOf("sales"), other.Words.NumberOf("billing"));

            Assert.NotEqual(sales, billing);
            Assert.Equal((sales, "sales"), (other.Words.NumberOf("sales"), other.Words.TextOf(sales)));
            Assert.Equal((billing, "billing"), (one.Words.NumberOf("billing"), one.Words.TextOf(billing)));
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("called about 4242 4242 4242 4242")]
    [InlineData("4111111111111111")]
    [InlineData("cvv 123")]
    public void A_text_that_people_wrote_into_a_mapped_column_is_kept_without_card_data(string text)
    {
        var folder = Directory.CreateTempSubdirectory("bridge-words-");
        using (var store = MeasureStore.Open(MeasureFiles.Store(folder.FullName)))
        {
            var number = store.Words.NumberOf(text);

            Assert.Equal(number, store.Words.NumberOf(text));
            Assert.Contains("removed]", store.Words.TextOf(number), StringComparison.Ordinal);
            Assert.Null(store.Words.Find(text));
        }

        Assert.All(Directory.GetFiles(folder.FullName), file => Assert.DoesNotContain(text, File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.Ordinal));
        folder.Delete(recursive: true);
    }
}
