using Bridge.Core.Scrubbing;

namespace Bridge.Core.Tests.Scrubbing;

public sealed class CardRuleTests
{
    [Theory]
    // Rule 2: folded forms of the same digits
    [InlineData("４２４２ ４２４２ ４２４２ ４２４２", "[card number removed]")]
    [InlineData("٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", "[card number removed]")]
    [InlineData("④②④② ④②④② ④②④② ④②④②", "[card number removed]")]
    [InlineData("㊷㊷ ㊷㊷ ㊷㊷ ㊷㊷", "[card number removed]")]
    [InlineData("⁴²⁴²⁴²⁴²⁴²⁴²⁴²⁴²", "[card number removed]")]
    [InlineData("𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐", "[card number removed]")]
    [InlineData("4\u200B2\u200B4\u200B2\u00AD4242\u20604242\u202E424\u202C2", "[card number removed]")]
    [InlineData("4\uFE0F\u20E32\uFE0F\u20E34\uFE0F\u20E32\uFE0F\u20E3 4242 4242 4242", "[card number removed]")]
    [InlineData("4\u03322\u03324\u03322\u0332424242424242", "[card number removed]")]
    [InlineData("&#52;&#50;&#52;&#50;-&#x34;&#x32;&#x34;&#x32;-4242-4242", "[card number removed]")]
    [InlineData("4242&nbsp;4242&nbsp;4242&ndash;4242", "[card number removed]")]
    [InlineData("%34242%204242%204242%2D4242", "[card number removed]")]
    [InlineData("%EF%BC%94242%C2%A04242%C2%A042424242", "[card number removed]")]
    [InlineData("fee 5%4242 4242 4242 4242", "fee 5%[card number removed]")]
    [InlineData("x%2223003122003222", "x%[card number removed]")]
    [InlineData("5%3056 9309 0259 04", "5%[card number removed]")]
    [InlineData("5%30569309025904%30", "5%[card number removed]%30")]
    [InlineData("4242424242424242%30 off", "[card number removed]%30 off")]
    [InlineData("100%\uFF13\uFF10569309025904", "100%[card number removed]")]
    [InlineData("fee =3056\n> 9309 0259 04", "fee =[card number removed]")]
    [InlineData("my visa: %341 (cvv)", "my visa: %[security code removed] (cvv)")]
    [InlineData("<b>4242</b> <i>4242</i> 4242<span class='a'>4242</span>", "<b>[card number removed]</span>")]
    [InlineData("<tr><td>4242</td>\n    <td>4242</td>\n    <td>4242</td>\n    <td>4242</td></tr>", "<tr><td>[card number removed]</td></tr>")]
    [InlineData("<img alt='4242 4242 4242 4242'>", "<img alt='[card number removed]'>")]
    [InlineData("a <b and 4242 4242 4242 4242 > c", "a <b and [card number removed] > c")]
    [InlineData("less <than:\n> 4242 4242\n> 4242 4242", "less <than:\n> [card number removed]")]
    // Rule 3: separators
    [InlineData("4242 - 4242 - 4242 - 4242", "[card number removed]")]
    [InlineData("4242.4242.4242.4242", "[card number removed]")]
    [InlineData("4242,4242,4242,4242", "[card number removed]")]
    [InlineData("4242/4242/4242/4242", "[card number removed]")]
    [InlineData("4242_4242_4242_4242", "[card number removed]")]
    [InlineData("4242·4242•4242·4242", "[card number removed]")]
    [InlineData("4242+4242+4242+4242", "[card number removed]")]
    [InlineData("**4242** 4242 *4242* 4242", "**[card number removed]")]
    [InlineData("4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2", "[card number removed]")]
    [InlineData("4242 4242\r\n> > 4242 4242", "[card number removed]")]
    [InlineData("4242 4242<br/>\n4242 4242", "[card number removed]")]
    [InlineData("4242 4242&lt;br&gt;4242 4242", "[card number removed]")]
    [InlineData("4242 42=\r\n42 4242 4242", "[card number removed]")]
    [InlineData("4242=204242=C2=A04242=204242", "[card number removed]")]
    [InlineData("4242—4242–4242‑4242", "[card number removed]")]
    [InlineData("4,242,424,242,424,242", "[card number removed]")]
    [InlineData("4242    4242    4242    4242", "4242    4242    4242    4242")]
    [InlineData("4242 and 4242 and 4242 and 4242", "4242 and 4242 and 4242 and 4242")]
    [InlineData("4242\n\n4242\n\n4242\n\n4242", "4242\n\n4242\n\n4242\n\n4242")]
    // Rule 4 needs the check digit and the right length
    [InlineData("4242 4242 4242 4241", "4242 4242 4242 4241")]
    [InlineData("7992739871300000", "7992739871300000")]
    // Rule 6: only beside a word about payment
    [InlineData("order 4222222222222", "order 4222222222222")]
    [InlineData("my visa 4222222222222", "my visa [card number removed]")]
    [InlineData("visa 4222222222222", "visa [card number removed]")]
    [InlineData("id 675964982643", "id 675964982643")]
    [InlineData("UATP 135412345678911", "UATP [card number removed]")]
    [InlineData("ref 135412345678911", "ref 135412345678911")]
    [InlineData("card 4242 4242 4242 4241 exp 12/28", "card [card number removed] exp [card data removed]")]
    [InlineData("card 4242 4242 4242 4241", "card 4242 4242 4242 4241")]
    [InlineData("card 4242424242424242123", "card [card data removed]")]
    [InlineData("card 42424242424242421228", "card [card data removed]")]
    [InlineData("card 42424242424242421228123", "card [card data removed]")]
    [InlineData("amex 3782822463100051234", "amex [card data removed]")]
    [InlineData("id 42424242424242421228123", "id 42424242424242421228123")]
    // Rule 7: windows end at groups
    [InlineData("Invoice 20261122 4242424242424242", "Invoice 20261122 [card number removed]")]
    [InlineData("4242 4242 4242 4242 92101", "[card number removed] 92101")]
    [InlineData("1 4242 4242 4242 4242", "1 [card number removed]")]
    [InlineData("4242424242424242\n5555555555554444", "[card number removed]\n[card number removed]")]
    [InlineData("+4242424242424242", "+[card number removed]")]
    [InlineData("4242424242424242.00", "[card number removed].00")]
    [InlineData("4242424242424242, 305-555-0123", "[card number removed], 305-555-0123")]
    // Rule 8: letters do not protect
    [InlineData("cc4242424242424242exp1228", "cc[card number removed]exp[card data removed]")]
    [InlineData("Visa4111111111111111", "Visa[card number removed]")]
    [InlineData("test_5555555555554444", "test_[card number removed]")]
    [InlineData("CardNumber4242424242424242exp1228cvv123", "CardNumber[card number removed]exp[card data removed]cvv[security code removed]")]
    [InlineData("mc5555555555554444", "mc[card number removed]")]
    [InlineData("https://pay.example/Pay/Card/4242424242424242/Done", "https://pay.example/Pay/Card/[card number removed]/Done")]
    // Expiry, code and stripe beside a card
    [InlineData("5555 5555 5555 4444 12/28 123", "[card number removed] [card data removed] [security code removed]")]
    [InlineData("4242424242424242|12|28|123", "[card number removed]|[card data removed]|[security code removed]")]
    [InlineData("4242424242424242 exp 12/2028, 123", "[card number removed] exp [card data removed], [security code removed]")]
    [InlineData(";4242424242424242=28121010000012345678?", ";[card number removed]=[card data removed]?")]
    [InlineData("%B4242424242424242^DOE/JANE^2812101000000123?", "%B[card number removed]^DOE/JANE^[card data removed]?")]
    public void Text_becomes(string text, string expected) => Assert.Equal(expected, CardScrubber.Scrub(text).Text);

    [Theory]
    [InlineData("cvv 123", "cvv [security code removed]")]
    [InlineData("CVV: 123.", "CVV: [security code removed].")]
    [InlineData("CVV2=1234", "CVV2=[security code removed]")]
    [InlineData("cvc is 987", "cvc is [security code removed]")]
    [InlineData("CVV number is 123", "CVV number is [security code removed]")]
    [InlineData("cvv 1 2 3", "cvv [security code removed]")]
    [InlineData("CID# 1234", "CID# [security code removed]")]
    [InlineData("security code: 123", "security code: [security code removed]")]
    [InlineData("security code is 123", "security code is [security code removed]")]
    [InlineData("the code on the front 1234", "the code on the front [security code removed]")]
    [InlineData("3 digits on back: 123", "3 digits on back: [security code removed]")]
    [InlineData("3 digits on the back of the card: 123", "3 digits on the back of the card: [security code removed]")]
    [InlineData("card verification value 987", "card verification value [security code removed]")]
    [InlineData("my cvv's 123", "my cvv's [security code removed]")]
    [InlineData("Security Code (CVV): 987", "Security Code (CVV): [security code removed]")]
    [InlineData("\"cvv\":\"987\"", "\"cvv\":\"[security code removed]\"")]
    [InlineData("123 (cvv)", "[security code removed] (cvv)")]
    [InlineData("cvv １２３", "cvv [security code removed]")]
    [InlineData("exp 12/28 cvv 123 zip 92101", "exp 12/28 cvv [security code removed] zip 92101")]
    [InlineData("CVV 123 92101", "CVV [security code removed] 92101")]
    [InlineData("CVV missing, 123 Main St", "CVV missing, 123 Main St")]
    [InlineData("Suite 123, CVV not given", "Suite 123, CVV not given")]
    [InlineData("cvv, call 555-0123", "cvv, call 555-0123")]
    [InlineData("Alarm security code: 4455", "Alarm security code: 4455")]
    [InlineData("security code for the gate is 1234", "security code for the gate is 1234")]
    [InlineData("https://a.example/?cid=1234", "https://a.example/?cid=1234")]
    [InlineData("cid:image001.png", "cid:image001.png")]
    [InlineData("CSC 2026 report", "CSC 2026 report")]
    [InlineData("zip code 92101", "zip code 92101")]
    [InlineData("code 123", "code 123")]
    public void Security_codes_are_found_by_their_label(string text, string expected) => Assert.Equal(expected, CardScrubber.Scrub(text).Text);

    [Theory]
    [InlineData("42424242-4242-4242-4242-424242424242")]
    [InlineData("{4242a242-4242-4242-4242-424242424242}")]
    [InlineData("sha256:deadbeef4242424242424242deadbeefdeadbeefdeadbeefdeadbeefdeadbeef")]
    [InlineData("QWxhZGRpbjpv4242424242424242cGVuIHNlc2FtZQ==")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIi4242424242424242Tk0.c2lnbmF0dXJl")]
    [InlineData("Salesforce 003424242424242AAA and 0034242424242424AAA")]
    [InlineData("1Z4242424242424242")]
    [InlineData("pm_4242424242424242")]
    [InlineData("tok_1N4242424242424242abc")]
    [InlineData("ch_3MqLiJLkdIwHu74242424242424242aX")]
    [InlineData("0.4242424242424242")]
    [InlineData("38.897676, -77.036530")]
    [InlineData("36.110.220.15, 36.110.220.16")]
    [InlineData("+378282246310005")]
    [InlineData("+1 305 555 0123, +1 786 555 0144")]
    [InlineData("+44 20 7946 0958 / +44 20 7946 0959")]
    [InlineData("+33 6 12 34 56 78, +33 6 98 76 54 32")]
    [InlineData("42424242424242424242")]
    [InlineData("49015420323751842424242424242424242")]
    [InlineData("IMEI 490154203237518")]
    [InlineData("4242 42** **** 4242")]
    [InlineData("XXXX-XXXX-XXXX-4242")]
    [InlineData("424242******4242")]
    [InlineData("305-555-0123, 786-555-0144")]
    [InlineData("305.555.0123 305.555.0124")]
    [InlineData("305 555 0123 786 555 0144")]
    [InlineData("$389,000 $399,900")]
    [InlineData("389,000, 399,900, 412,500")]
    [InlineData("Comps: 389000, 399000, 412500")]
    [InlineData("ZIPs 37215, 37203, 37205")]
    [InlineData("Units 4101, 4102, 4103, 4104")]
    [InlineData("30/05/2026 30/06/2026")]
    [InlineData("2026-11-22 2026-11-23")]
    [InlineData("9205 5901 2345 6789 0123 45")]
    public void Other_numbers_stay(string text)
    {
        var result = CardScrubber.Scrub(text);

        Assert.Same(text, result.Text);
        Assert.Empty(result.Removed);
    }

    [Fact]
    public void Listing_numbers_after_a_listing_word_stay_and_others_are_ambiguous()
    {
        // A hundred pairs, so that some whose check digit happens to be right are among them.
        for (var number = 25012300; number < 25012400; number++)
        {
            var text = $"MLS numbers: {number}, {number + 7}";
            Assert.Same(text, CardScrubber.Scrub(text).Text);
        }

        Assert.Contains(Enumerable.Range(25012300, 100), number => CardScrubber.Scrub($"see {number} {number + 7}").Removed.Count > 0);
    }

    [Fact]
    public void Every_published_number_is_removed_without_a_word_beside_it()
    {
        foreach (var number in PublishedNumbers.All)
        {
            Assert.Equal("[card number removed]", CardScrubber.Scrub(number).Text);
        }
    }

    [Fact]
    public void Offsets_count_in_the_original()
    {
        const string text = "Zoë: 4&#50;42 4242 4242 4242, cvv 123";
        var removed = CardScrubber.Scrub(text).Removed;

        Assert.Equal([("4&#50;42 4242 4242 4242", RemovalKind.Card), ("123", RemovalKind.SecurityCode)],
            removed.Select(removal => (text[removal.Start..removal.End], removal.Kind)));
    }

    [Fact]
    public void What_was_scrubbed_once_stays()
    {
        var once = CardScrubber.Scrub("card 4242424242424242 12/28 123, order 4222222222222 and 675964982643").Text;

        Assert.Equal(once, CardScrubber.Scrub(once).Text);
    }
}
