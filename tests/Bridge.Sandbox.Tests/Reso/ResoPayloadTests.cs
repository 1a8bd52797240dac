using Bridge.Sandbox.Reso;

namespace Bridge.Sandbox.Tests.Reso;

public sealed class ResoPayloadTests
{
    public static TheoryData<ResoProfile, ResoEnumStyle?> Forms()
    {
        var forms = new TheoryData<ResoProfile, ResoEnumStyle?>();
        foreach (var profile in Enum.GetValues<ResoProfile>())
        {
            forms.Add(profile, null);
        }

        foreach (var style in Enum.GetValues<ResoEnumStyle>())
        {
            forms.Add(ResoProfile.Generic, style);
        }

        return forms;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_answer_is_what_the_metadata_says(ResoProfile profile, ResoEnumStyle? style)
    {
        await using var mls = await MlsReader.StartAsync(new() { Profile = profile, EnumStyle = style, Members = 60, RateLimits = false });
        using var metadata = await mls.GetAsync("$metadata");
        var model = ODataOracle.Model(await metadata.Content.ReadAsStringAsync());
        Assert.Equal("4.0", metadata.Headers.GetValues("OData-Version").Single());
        var grid = profile == ResoProfile.MlsGrid;
        var filter = grid ? "&$filter=OriginatingSystemName eq 'harbor'" : "";

        var service = await mls.JsonAsync("");

        foreach (var set in service.GetProperty("value").EnumerateArray().Select(entry => entry.GetProperty("name").GetString() ?? ""))
        {
            Assert.True(await CountAsync($"{set}?$top=20{filter}", set) > 0);
            Assert.True(await CountAsync($"{set}?$count=true&$top=2{filter}", set) is > 0 and <= 2);
        }

        Assert.Equal(5, await CountAsync($"Member?$top=5&$select=MemberKey,MemberType,MemberDesignation{filter}", "Member"));
        var key = (await mls.RowsAsync($"Member?$top=1&$select=MemberKey{filter}"))[0].GetProperty("MemberKey").GetString();
        Assert.Equal(1, await CountAsync($"Member('{key}')", "Member", single: true));
        Assert.Equal(1, await CountAsync($"Member('{key}')?$select=MemberKey,MemberStatus", "Member", single: true));
        if (!grid)
        {
            Assert.Equal(5, await CountAsync("Member?$top=5&$expand=Office", "Member"));
            Assert.Equal(5, await CountAsync("Member?$top=5&$select=MemberKey,Office&$expand=Office($select=OfficeKey,OfficeName)", "Member"));
        }

        async Task<int> CountAsync(string path, string set, bool single = false)
        {
            using var response = await mls.GetAsync(path);
            var body = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{path}: {body}");
            Assert.Equal("4.0", response.Headers.GetValues("OData-Version").Single());
            return ODataOracle.CountRows(model, set, body, single);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trestle_serves_human_text_and_its_model_when_asked_for_pretty_choices(bool pretty)
    {
        await using var mls = await MlsReader.StartAsync(new() { Profile = ResoProfile.Trestle, Members = 60 });
        using var metadata = await mls.GetAsync($"$metadata?PrettyEnums={pretty}");
        var model = ODataOracle.Model(await metadata.Content.ReadAsStringAsync());

        using var response = await mls.GetAsync($"Member?PrettyEnums={pretty}&$top=50&$select=MemberKey,MemberType,MemberDesignation");
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal(50, ODataOracle.CountRows(model, "Member", body));
        Assert.Contains(pretty ? "REALTOR Salesperson" : "RealtorSalesperson", body, StringComparison.Ordinal);
    }
}
