using System.Text;
using Bridge.Connectors.Reso;
using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Rows;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Tests.Reso;

public sealed class ResoRowReaderTests
{
    private const string Good = """{"MemberKey":"A1","ModificationTimestamp":"2026-03-01T08:00:00Z","MemberFirstName":"Ada"}""";

    private static readonly ResoResources _resources = new(new ResoMapper());

    [Theory]
    [InlineData("\"REALTOR Salesperson\"", "REALTOR Salesperson")]
    [InlineData("\"RealtorSalesperson\"", "REALTOR Salesperson")]
    [InlineData("\"Some.Ns.MemberType'RealtorSalesperson'\"", "REALTOR Salesperson")]
    [InlineData("[\"RealtorSalesperson\"]", "REALTOR Salesperson")]
    [InlineData("\"Something local\"", "Something local")]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("7", "7")]
    public async Task A_choice_is_read_in_every_form(string written, string? expected) =>
        Assert.Equal(expected, (await OneAsync("MemberType", written)).Type);

    [Theory]
    [InlineData("[\"GRI\",\"ABR\"]", "GRI;ABR")]
    [InlineData("\"GRI,ABR\"", "GRI;ABR")]
    [InlineData("\"GRI\"", "GRI")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    public async Task A_list_is_read_in_every_form(string written, string expected) =>
        Assert.Equal(expected, string.Join(';', (await OneAsync("MemberDesignation", written)).Designations ?? []));

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"Y\"", true)]
    [InlineData("0", false)]
    [InlineData("\"false\"", false)]
    [InlineData("null", null)]
    public async Task A_flag_is_read_in_every_form(string written, bool? expected) =>
        Assert.Equal(expected, (await OneAsync("MemberMlsAccessYN", written)).MlsAccess);

    [Theory]
    [InlineData("\"2027-06-30\"", "2027-06-30")]
    [InlineData("\"2027-06-30T00:00:00Z\"", "2027-06-30")]
    [InlineData("null", null)]
    public async Task A_date_is_read_in_every_form(string written, string? expected) => Assert.Equal(
        expected,
        (await OneAsync("MemberStateLicenseExpirationDate", written)).StateLicenseExpires?.ToString("yyyy-MM-dd", null));

    [Theory]
    [InlineData("\"2026-03-01T08:00:00\"")]
    [InlineData("\"2026-03-01T08:00:00Z\"")]
    [InlineData("\"2026-03-01T10:00:00.000+02:00\"")]
    [InlineData("\"2026-03-01T08:00:00.0000000001Z\"")]
    public async Task A_change_time_is_utc_unless_it_says_otherwise(string written)
    {
        var page = await PageAsync($$"""{"value":[{"MemberKey":42,"ModificationTimestamp":{{written}}}]}""");

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), page.Rows[0].ModifiedAt);
        Assert.Equal("42", page.Rows[0].Key);
    }

    [Theory]
    [InlineData("""{"MemberKey":"B2","ModificationTimestamp":"yesterday"}""", "mls:B2")]
    [InlineData("""{"MemberKey":"B2"}""", "mls:B2")]
    [InlineData("""{"MemberKey":"B2","ModificationTimestamp":"2026-03-01T08:00:00Z","MemberEmail":{}}""", "mls:B2")]
    [InlineData("""{"MemberKey":"B2","ModificationTimestamp":"2026-03-01T08:00:00Z","MemberTransferDate":"soon"}""", "mls:B2")]
    [InlineData("""{"MemberKey":"B2","ModificationTimestamp":"2026-03-01T08:00:00Z","MemberEmail":"\ud800"}""", "mls:B2")]
    [InlineData("""{"MemberEmail":"a@example.test"}""", null)]
    [InlineData("17", null)]
    [InlineData("null", null)]
    [InlineData("[[]]", null)]
    public async Task A_bad_row_is_refused_and_its_neighbours_are_kept(string row, string? id)
    {
        var page = await PageAsync($$"""{"value":[{{Good}},{{row}},{{Good}}]}""");

        Assert.Equal(2, page.Rows.Count);
        var refused = Assert.Single(page.Refused);
        Assert.StartsWith(id ?? "mls:?", refused.ExternalId, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Refusal.Reason);
    }

    [Fact]
    public async Task A_page_cut_at_any_byte_is_no_page()
    {
        var whole = Encoding.UTF8.GetBytes($$"""{"@odata.context":"x","value":[{{Good}},{{Good}}],"@odata.nextLink":"y"}""");

        for (var length = 0; length < whole.Length; length++)
        {
            var failure = await Assert.ThrowsAsync<ConnectorException>(() => PageAsync(whole[..length]));
            Assert.Equal(FailureKind.Transient, failure.Kind);
        }

        Assert.Equal(2, (await PageAsync(whole)).Count);
    }

    [Theory]
    [InlineData("<!doctype html><p>Back soon")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"value\":{}}")]
    [InlineData("{\"value\":[]}{\"value\":[]}")]
    [InlineData("{\"error\":{\"code\":\"50000\"}}")]
    [InlineData("{\"error\":\"down\"}")]
    public async Task What_is_no_page_is_read_again(string body)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => PageAsync(body));

        Assert.Equal(FailureKind.Transient, failure.Kind);
    }

    [Theory]
    [InlineData("{\"error\":{\"code\":401}}", FailureKind.Configuration)]
    [InlineData("{\"error\":{\"code\":\"40100\"}}", FailureKind.Configuration)]
    [InlineData("{\"error\":{\"code\":429}}", FailureKind.Throttled)]
    public async Task An_error_in_a_good_answer_counts_by_its_code(string body, FailureKind kind)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => PageAsync(body));

        Assert.Equal(kind, failure.Kind);
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($$"""{"value":[{{Good}}]}""")];

        Assert.Single((await PageAsync(body)).Rows);
    }

    [Fact]
    public async Task A_large_page_is_read_and_mapped_whole()
    {
        var row = $$"""{"MemberKey":"A1","ModificationTimestamp":"2026-03-01T08:00:00.123456Z","MemberFirstName":"Ada","MemberLastName":"Núñez","MemberFullName":"Ada Núñez","MemberEmail":"ada@example.test","MemberMlsId":"123","MemberStatus":"Active","MemberType":"REALTOR Salesperson","MemberDirectPhone":"212-555-0100","MemberMobilePhone":"212-555-0101","MemberDesignation":["GRI"],"OfficeKey":"O1","OfficeName":"Harbor Homes","MemberAddress1":"1 Main St","MemberCity":"Salem","MemberStateOrProvince":"MA","MemberPostalCode":"01970","MemberMlsAccessYN":true}""";
        var body = Encoding.UTF8.GetBytes($$"""{"value":[{{string.Join(',', Enumerable.Repeat(row, 5000))}}]}""");

        var mapped = (await PageAsync(body)).Rows.ConvertAll(found => _resources.Members.Map(found));

        Assert.Equal(5000, mapped.Count);
        Assert.All(mapped, member => Assert.Equal("ada@example.test", member.Email));
    }

    private static async Task<Member> OneAsync(string field, string written)
    {
        var page = await PageAsync(
            $$"""{"value":[{"MemberKey":"A1","ModificationTimestamp":"2026-03-01T08:00:00Z","{{field}}":{{written}}}]}""");
        return _resources.Members.Map(Assert.Single(page.Rows));
    }

    private static Task<ResoRows<ResoMember>> PageAsync(string body) => PageAsync(Encoding.UTF8.GetBytes(body));

    private static async Task<ResoRows<ResoMember>> PageAsync(byte[] bytes)
    {
        using var body = new ResoBody();
        await body.FillAsync(new MemoryStream(bytes), CancellationToken.None);
        return new ResoRowReader<ResoMember>(
            () => ResoJson.Default.ResoMember, "MemberKey", "ModificationTimestamp", "mls", TimeProvider.System).ReadPage(body);
    }
}
