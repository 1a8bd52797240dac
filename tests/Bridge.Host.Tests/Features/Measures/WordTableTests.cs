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
}
