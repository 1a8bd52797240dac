using Bridge.Connectors.Dataverse.Api;

namespace Bridge.Connectors.Tests.Dataverse;

public class DataverseKeyTests
{
    [Theory]
    [InlineData("mls:20170104151513863936000000", "mls.20170104151513863936000000")]
    [InlineData("mls:3YD-ABOR_9", "mls.3YD-ABOR_9")]
    [InlineData("mls:f0d9", "mls.f0d9~l")]
    [InlineData("mls:Ab1", "mls.Ab1~m4")]
    [InlineData("mls:A/B<C>*%&:\\?+'", "mls.A~2FB~3CC~3E~2A~25~26~3A~5C~3F~2B~27")]
    [InlineData("mls:K.1 ~", "mls.K~2E1~20~7E")]
    [InlineData("MLS:Ñ", "~4D~4C~53.~C3~91")]
    [InlineData("K1", "K1")]
    public void Ids_are_spelled_so_that_they_can_be_addressed(string externalId, string stored)
    {
        Assert.Equal(stored, DataverseKey.Encode(externalId));
        Assert.Equal(externalId, DataverseKey.Decode(stored));
    }

    [Fact]
    public void All_short_ids_come_back_can_be_addressed_and_are_kept_apart_even_without_case()
    {
        const string letters = "aAbB1-.~lm/'\u00e9\u00c9";
        List<string> ids = [""];
        for (var length = 0; length < 4; length++)
        {
            ids.AddRange(ids.Where(id => id.Length == length).ToList().SelectMany(id => letters.Select(letter => id + letter)));
        }

        var stored = ids.ConvertAll(id => DataverseKey.Encode($"mls:{id}"));

        Assert.Equal(ids.Count, stored.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(ids.ConvertAll(id => $"mls:{id}"), stored.ConvertAll(DataverseKey.Decode));
        Assert.DoesNotContain(stored, key => key.Any(letter => "/<>*%&:\\?+' ".Contains(letter, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("typed by hand")]
    [InlineData("mls.~Z1")]
    [InlineData("mls.~")]
    public void What_somebody_typed_comes_back_as_it_is(string stored) => Assert.Equal(stored, DataverseKey.Decode(stored));
}
