using System.Globalization;
using Bridge.Connectors.Telephony;

namespace Bridge.Connectors.Tests.Telephony;

public class KnownCallersTests
{
    [Fact]
    public void A_number_has_the_same_key_however_often_it_was_seen()
    {
        var keys = new CallerKeys([1, 2, 3]);
        var known = new KnownCallers(keys);
        foreach (var number in (string[])["+1 303 555 0101", "(303) 555-0101", "anonymous", "", "+13035550102"])
        {
            Assert.Equal(keys.Of(number), known.Of(number));
            Assert.Equal(keys.Of(number), known.Of(number));
        }
    }

    [Fact]
    public void More_numbers_than_are_kept_have_their_keys_too()
    {
        var keys = new CallerKeys([1, 2, 3]);
        var known = new KnownCallers(keys);
        for (var one = 0; one < 50_010; one++)
        {
            known.Of(one.ToString("D10", CultureInfo.InvariantCulture));
        }

        Assert.Equal(keys.Of("0000000003"), known.Of("0000000003"));
        Assert.Equal(keys.Of("0000050009"), known.Of("0000050009"));
    }
}
