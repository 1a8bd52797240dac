using System.Reflection;
using System.Text.RegularExpressions;
using Bridge.Finance.Values;
using Bridge.Storage;
using Microsoft.AspNetCore.Components;

namespace Bridge.Finance.Tests.Place;

public sealed partial class PageTests
{
    [Theory]
    [InlineData("store")]
    [InlineData("rules")]
    public async Task A_page_that_cannot_be_shown_says_what_happened_and_what_to_do(string trouble)
    {
        await using var place = await PlaceFixture.StartAsync(isFilled: false);
        place.Trouble = trouble == "store"
            ? new StoreException("The store finance.db is locked by another program.", "Stop the other bridge or the backup that holds it.")
            : new FinanceException("standing.yaml:3:1: 'zone' is missing.", "Correct the standing rules.");

        foreach (var path in new[] { "/", "/accounts", "/lists", "/imports", "/release", "/erasures", "/digest" })
        {
            var page = await place.Lead.GetAsync(path);
            Assert.Equal((503, "text/html"), (page.Code, page.Type));
            Assert.Contains(trouble == "store" ? "is locked by another program." : "&#x27;zone&#x27; is missing.", page.Text, StringComparison.Ordinal);
            Assert.Contains(trouble == "store" ? "Stop the other bridge" : "Correct the standing rules.", page.Text, StringComparison.Ordinal);
            Assert.Contains("role=\"alert\"", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", page.Text, StringComparison.Ordinal);
        }

        place.Trouble = null;
        Assert.Equal(200, (await place.Lead.GetAsync("/")).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_page_has_one_heading_labels_and_captions(bool isFilled)
    {
        await using var place = await PlaceFixture.StartAsync(isFilled: isFilled);
        var lead = place.Lead;
        var paths = new List<string> { "/", "/accounts", "/lists", "/imports", "/release", "/erasures", "/digest" };
        if (isFilled)
        {
            paths.Add($"/accounts/{await lead.GrantAsync("M000003")}");
            paths.Add("/imports/1");
            var id = await lead.AskListAsync("charges", "view");
            await place.As("lead-2", "finance-lead").PostApiAsync($"/lists/{id}/approve");
            paths.Add($"/lists/{id}");
            await lead.AskErasureAsync("M000003");
        }

        foreach (var path in paths)
        {
            var page = await lead.GetAsync(path);
            Assert.Equal(200, page.Code);
            Assert.Single(Regex.Matches(page.Text, "<h1>"));
            Assert.Contains("<html lang=\"en\">", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("[finance]", page.Text, StringComparison.Ordinal);
            foreach (Match field in Fields().Matches(page.Text))
            {
                Assert.Contains($"<label for=\"{field.Groups["id"].Value}\"", page.Text, StringComparison.Ordinal);
            }

            Assert.Equal(Regex.Count(page.Text, "<table>"), Regex.Count(page.Text, "<caption"));
            Assert.Equal(Regex.Count(page.Text, "<th[ >]"), Regex.Count(page.Text, "<th scope="));
            var ids = Regex.Matches(page.Text, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
            Assert.Equal(ids.Distinct().Count(), ids.Count);
        }
    }

    [Fact]
    public async Task On_paper_there_is_nothing_to_click_or_to_fill_in_and_a_sum_is_not_broken()
    {
        await using var place = await PlaceFixture.StartAsync(isFilled: false);

        var onPaper = (await place.Lead.GetAsync("/place.css")).Text.Split("@media print")[^1];

        Assert.Matches(@"\.skip, nav, \.person, form, form\.card, button, \.button, \.actions \{ display: none; \}", onPaper);
        Assert.Contains(".sum, .day { white-space: nowrap; }", onPaper, StringComparison.Ordinal);
        Assert.Contains(".scroll { overflow: visible;", onPaper, StringComparison.Ordinal);
    }

    [Fact]
    public void A_credit_has_the_minus_sign_of_all_pages() =>
        Assert.Equal("\u22123,754.41 USD", Money.OfHundredths(-375441, "USD").Show());

    [Fact]
    public async Task Whoever_has_no_role_here_gets_no_page()
    {
        await using var place = await PlaceFixture.StartAsync(isFilled: false);

        var page = await place.As("csr-1", "csr").GetAsync("/");

        Assert.Equal(403, page.Code);
        Assert.DoesNotContain("href=\"/accounts\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_the_assembly_shows_holds_a_value()
    {
        var shown = typeof(Money).Assembly.GetExportedTypes();

        Assert.Equal(
            ["AuditedSide", "ErasureOrder", "ErasureSummary", "FinanceException", "FinancePlace", "FinancePlaceSettings", "FinanceSettings", "FinanceSetup", "FinanceSide", "ImportSummary", "PlantedCount", "PreviewSummary"],
            shown.Where(type => !IsPage(type)).Select(type => type.Name).Order(StringComparer.Ordinal));

        // The compiler of pages makes public classes; they are empty ones.
        Assert.DoesNotContain(
            shown.Where(IsPage).SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)),
            member => member is not ConstructorInfo);
    }

    private static bool IsPage(Type type) => type.IsAssignableTo(typeof(IComponent)) || type.Name == "_Imports";

    [GeneratedRegex("<(?:input(?! type=\"hidden\")|select|textarea) id=\"(?<id>[^\"]+)\"")]
    private static partial Regex Fields();
}
