using System.Text.Json;

namespace Bridge.Sandbox.Tests.Reso;

public sealed class ResoFilterTests
{
    private static readonly DateTimeOffset _cut = new(2023, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Func<JsonElement, bool>> _filters = new()
    {
        ["MemberStatus eq 'Active'"] = row => Text(row, "MemberStatus") == "Active",
        ["MemberStatus ne 'Active'"] = row => Text(row, "MemberStatus") != "Active",
        ["MemberMiddleName eq null"] = row => Text(row, "MemberMiddleName") is null,
        ["MemberMiddleName ne null"] = row => Text(row, "MemberMiddleName") is not null,
        ["MemberCommitteeCount gt 1"] = row => Number(row) > 1,
        ["MemberCommitteeCount le 2"] = row => Number(row) <= 2,
        ["not (MemberCommitteeCount le 2)"] = row => !(Number(row) <= 2),
        ["MemberCommitteeCount in (0,3)"] = row => Number(row) is 0 or 3,
        ["MemberLastName in ('O''Brien','Müller','Ng')"] = row => Text(row, "MemberLastName") is "O'Brien" or "Müller" or "Ng",
        ["contains(MemberLastName,'an') and startswith(MemberFirstName,'A')"] =
            row => Has(row, "MemberLastName", "an") && Text(row, "MemberFirstName")!.StartsWith('A'),
        ["MemberMlsAccessYN eq true or MemberCity eq 'Eastport'"] =
            row => row.GetProperty("MemberMlsAccessYN").GetBoolean() || Text(row, "MemberCity") == "Eastport",
        ["MemberDesignation/any(d:d eq 'e-PRO')"] = row => Items(row).Contains("e-PRO"),
        ["MemberDesignation/all(d:d eq 'e-PRO')"] = row => Items(row).All(item => item == "e-PRO"),
        ["MemberTransferDate ge 2020-01-01"] =
            row => string.CompareOrdinal(Text(row, "MemberTransferDate"), "2020-01-01") >= 0 && Text(row, "MemberTransferDate") is not null,
        ["ModificationTimestamp gt 2023-06-01T00:00:00Z"] = row => Stamp(row) > _cut,
        ["ModificationTimestamp lt 2023-06-01T00:00:00Z and MemberStatus eq 'Active'"] =
            row => Stamp(row) < _cut && Text(row, "MemberStatus") == "Active",
        ["ModificationTimestamp le now()"] = _ => true,
        ["MemberKey gt 'M0000100' and MemberKey le 'M0000150'"] =
            row => string.CompareOrdinal(Text(row, "MemberKey"), "M0000100") > 0 && string.CompareOrdinal(Text(row, "MemberKey"), "M0000150") <= 0,
        ["ModificationTimestamp gt 2023-06-01T00:00:00Z or (ModificationTimestamp eq 2023-06-01T00:00:00Z and MemberKey gt 'M0000100')"] =
            row => Stamp(row) > _cut || (Stamp(row) == _cut && string.CompareOrdinal(Text(row, "MemberKey"), "M0000100") > 0),
        ["OriginatingSystemName eq 'other'"] = _ => false,
        ["length(MemberLastName) gt 10"] = row => Text(row, "MemberLastName")!.Length > 10,
    };

    public static TheoryData<string> Texts() => [.. _filters.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_filter_matches_what_a_reader_of_all_rows_would_pick(string filter)
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 400 });
        var all = await mls.RowsAsync("Member?$top=5000");
        var expected = all.Where(_filters[filter]).Select(ResoPagingTests.Key).ToList();
        var escaped = Uri.EscapeDataString(filter);

        foreach (var order in new[] { "", "&$orderby=ModificationTimestamp", "&$orderby=ModificationTimestamp desc", "&$orderby=MemberCity" })
        {
            var found = await mls.RowsAsync($"Member?$select=MemberKey&$filter={escaped}{order}");
            Assert.Equal(expected.Order(), found.Select(ResoPagingTests.Key).Order());
        }

        var counted = await mls.JsonAsync($"Member?$count=true&$top=1&$select=MemberKey&$filter={escaped}");
        Assert.Equal(expected.Count, counted.GetProperty("@odata.count").GetInt32());
    }

    [Theory]
    [InlineData("Member?$filter=Nope eq 'x'")]
    [InlineData("Member?$select=Nope")]
    [InlineData("Member?$orderby=Nope")]
    [InlineData("Member?$filter=MemberStatus eq")]
    [InlineData("Member?$filter=ModificationTimestamp gt '2020-01-01T00:00:00Z'")]
    [InlineData("Member?$filter=ModificationTimestamp gt 2020-01-01T00:00:00+00:00")]
    [InlineData("Member?$top=-1")]
    [InlineData("Member?$nope=1")]
    [InlineData("Member?$skiptoken=rubbish")]
    [InlineData("Member(M0000001)")]
    [InlineData("Member?$expand=Nope")]
    public async Task What_the_model_does_not_know_is_refused(string path)
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 5 });

        using var response = await mls.GetAsync(path);

        Assert.Equal(400, (int)response.StatusCode);
        using var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("40000", error.RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static bool Has(JsonElement row, string name, string part) => Text(row, name)!.Contains(part, StringComparison.Ordinal);

    private static long? Number(JsonElement row) =>
        row.GetProperty("MemberCommitteeCount") is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    private static List<string?> Items(JsonElement row) =>
        [.. row.GetProperty("MemberDesignation").EnumerateArray().Select(item => item.GetString())];

    private static DateTimeOffset Stamp(JsonElement row) => row.GetProperty("ModificationTimestamp").GetDateTimeOffset();
}
