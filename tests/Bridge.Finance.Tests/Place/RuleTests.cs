using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Finance.Tests.Place;

/// <summary>What holds for every address of the place; the addresses are taken from the running application, so that no new one is forgotten.</summary>
public sealed partial class RuleTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> _policies = new()
    {
        ["GET /"] = "any", ["GET /digest"] = "audit", ["GET /api/finance/v1/digest"] = "audit",
        ["POST /release"] = "lead", ["POST /api/finance/v1/release"] = "lead",
        ["POST /lists/{id}/approve"] = "lead", ["POST /api/finance/v1/lists/{id}/approve"] = "lead",
        ["POST /lists/{id}/decline"] = "lead", ["POST /api/finance/v1/lists/{id}/decline"] = "lead",
        ["POST /erasures/{id}/confirm"] = "lead", ["POST /api/finance/v1/erasures/{id}/confirm"] = "lead",
        ["POST /erasures/{id}/decline"] = "lead", ["POST /api/finance/v1/erasures/{id}/decline"] = "lead",
    };

    private PlaceFixture _place = null!; // set before each test

    public async Task InitializeAsync() => _place = await PlaceFixture.StartAsync();

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [Fact]
    public async Task Each_address_is_open_to_its_roles_alone()
    {
        var all = Addresses();
        Assert.True(all.Count >= 44, $"{all.Count} addresses");
        foreach (var role in new[] { "finance", "finance-lead", "auditor", "csr", "csr-lead", "manager", "mls-admin", "" })
        {
            var person = _place.As("someone", role);
            foreach (var (method, pattern) in all)
            {
                var code = (await person.SendAsync(method, Fill(pattern), Body(method))).Code;
                var isAllowed = _policies.GetValueOrDefault($"{method} {pattern}", "work") switch
                {
                    "any" => role is "finance" or "finance-lead" or "auditor",
                    "audit" => role is "auditor" or "finance-lead",
                    "lead" => role == "finance-lead",
                    _ => role is "finance" or "finance-lead",
                };
                Assert.True(isAllowed == (code != 403), $"{role} {method} {pattern}: {code}");
            }
        }

        var nobody = _place.As("");
        foreach (var (method, pattern) in all)
        {
            Assert.Equal(401, (await nobody.SendAsync(method, Fill(pattern), Body(method))).Code);
        }
    }

    [Fact]
    public async Task An_unknown_or_doubled_query_parameter_is_refused_everywhere()
    {
        var lead = _place.Lead;
        foreach (var (method, pattern) in Addresses())
        {
            foreach (var query in new[] { "?$expand=Billing", "?fields=*", "?Offset=1", "?offset=1&offset=2", "?=", "?limit" })
            {
                if (query == "?limit" && pattern.EndsWith("/rows", StringComparison.Ordinal))
                {
                    continue; // it exists there
                }

                var reply = await lead.SendAsync(method, Fill(pattern) + query, Body(method));
                Assert.True(reply.Code == 400, $"{method} {pattern}{query}: {reply.Code}");
                Assert.DoesNotContain("Billing", reply.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Nothing_is_ever_stored_by_a_browser_and_no_page_runs_or_loads_anything_of_others()
    {
        var lead = _place.Lead;
        foreach (var (method, pattern) in Addresses())
        {
            var reply = await lead.SendAsync(method, Fill(pattern), Body(method));
            Assert.Equal("no-store", reply.Headers["Cache-Control"]);
            Assert.Contains("default-src 'none'", reply.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.DoesNotContain("<script", reply.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(" style=", reply.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Every_error_of_the_API_is_a_problem_document()
    {
        var lead = _place.Lead;
        foreach (var (method, pattern) in Addresses().Where(one => one.Pattern.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var reply = await lead.SendAsync(method, Fill(pattern), Body(method));
            Assert.True(reply.Code < 400 || reply.Type == "application/problem+json", $"{method} {pattern}: {reply.Code} {reply.Type}");
            Assert.True(reply.Code < 400 || reply.Title.EndsWith('.'));
        }
    }

    [Fact]
    public async Task Whatever_is_sent_the_API_answers_with_a_refusal_that_quotes_nothing()
    {
        const string canary = "CNRY7391820437";
        var random = new Random(20261125);
        var lead = _place.Lead;
        var addresses = Addresses().Where(one => one.Pattern.StartsWith("/api/", StringComparison.Ordinal)).ToList();
        string[] odd =
        [
            canary, $"{canary}\u0000", $"../{canary}", $"=1+{canary}", $"<b>{canary}</b>", $"{canary}' OR 1=1 --", $"\uD800{canary}", $"${{env:{canary}}}", $"{canary} 4242424242424242",
            $"-1{canary}", $"99999999999999999999{canary}", $"{canary}\r\nX: y", new string('9', 3000) + canary, $"invoices.yaml/{canary}",
        ];
        string[] names = ["by", "id", "reason", "ticket", "list", "use", "mapping", "file", "asOf", "expectedClosing", "expectedRows", "acceptsVanished", "$type", canary];
        for (var round = 0; round < 600; round++)
        {
            var (method, pattern) = addresses[random.Next(addresses.Count)];
            var path = Segments().Replace(pattern, _ => Uri.EscapeDataString(Pick().Replace("\uD800", "", StringComparison.Ordinal)));
            path += random.Next(3) == 0 ? $"?{names[random.Next(names.Length)]}={Uri.EscapeDataString(canary)}" : random.Next(3) == 0 ? $"?offset={canary}&limit=-1" : "";
            HttpContent? body = method == "GET" ? null : random.Next(4) switch
            {
                0 => new StringContent(Pick().Replace("\uD800", "", StringComparison.Ordinal), Encoding.UTF8, "application/json"),
                1 => new StringContent("{\"reason\":\"\\ud800" + canary + " and more words\"}", Encoding.UTF8, "application/json"),
                2 => new StringContent("{" + string.Join(',', Enumerable.Range(0, 4).Select(_ => $"\"{names[random.Next(names.Length)]}\":{Value()}")) + "}", Encoding.UTF8, "application/json"),
                _ => new MultipartFormDataContent { { new StringContent(canary), names[random.Next(names.Length)] }, { new StringContent(canary), "file", "x.csv" } },
            };
            var reply = await lead.SendAsync(method, path, body, [("X-Finance-Upload", "1")]);
            Assert.True(reply.Code < 500, $"{method} {path}: {reply.Code} {reply.Text}");
            Assert.True(reply.Code is < 400 or 404 || reply.Text.Length == 0 || reply.Type == "application/problem+json", $"{method} {path}: {reply.Code} {reply.Type}");
            Assert.True(reply.Code < 400 || !reply.Text.Contains(canary, StringComparison.Ordinal), $"{method} {path}: {reply.Text}");
        }

        Assert.DoesNotContain(_place.Log.Lines, line => line.Contains(" 5000 ", StringComparison.Ordinal));

        string Pick() => odd[random.Next(odd.Length)];

        string Value() => random.Next(5) switch { 0 => "null", 1 => "[1]", 2 => "{}", 3 => "1e999", _ => System.Text.Json.JsonSerializer.Serialize(Pick()) };
    }

    [Fact]
    public async Task No_log_line_and_no_error_holds_a_value_of_billing()
    {
        await _place.Finance.ImportInvoicesAsync("CNRY-ACCOUNT|M000003|CNRY-INVOICE|2026-01-02|73918204.37|918273.64", "OTHER|M000004|I2|2026-01-02|100.00|0.00");
        await File.WriteAllTextAsync(
            _place.Finance.In(Path.Combine("inbox", "CNRY-FILE.csv")),
            "Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status\nCNRY-BAD,2026-01-02,2026-01-02,CNRY-ROW,M000003,,DUES,7391x8204.37,0,1,\n");
        string[] signs = ["CNRY", "73918204", "73,918,204", "72999930.73", "72,999,930.73", "918273"];
        var fin = _place.Fin;
        var lead = _place.Lead;
        var shown = (await fin.GetApiAsync($"/accounts/{await fin.GrantAsync("M000003")}")).Text;
        Assert.Contains("72999930.73 USD", shown, StringComparison.Ordinal); // the canary is there to be found
        var id = await fin.AskListAsync("aging", "view");
        await lead.PostApiAsync($"/lists/{id}/approve");
        await fin.GetApiAsync($"/lists/{id}/rows");
        await fin.GetAsync($"/lists/{id}");
        await fin.GetAsync("/");
        var refused = await fin.PostApiAsync("/imports", new { mapping = "invoices.yaml", file = "CNRY-FILE.csv", asOf = "2026-11-25" });
        await lead.PostApiAsync("/release", new { reason = PlaceFixture.GoodReason });
        _place.SpoilLedger();
        PlaceReply[] errors =
        [
            await fin.GetApiAsync($"/accounts/{await fin.GrantAsync("M000003")}"), await fin.GetApiAsync("/totals"), await fin.GetAsync("/imports"),
            await fin.PostApiAsync("/break-glass", new { by = "account", id = "CNRY-ACCOUNT", reason = "short" }),
            await fin.PostApiAsync("/imports", new { mapping = "CNRY", file = "CNRY-FILE.csv" }),
        ];

        Assert.Equal(422, refused.Code);
        Assert.DoesNotContain("7391x", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("CNRY-ROW", refused.Text, StringComparison.Ordinal);
        Assert.True(_place.Log.Lines.Count > 100);
        foreach (var sign in signs)
        {
            Assert.DoesNotContain(errors, reply => reply.Code < 400 || reply.Text.Contains(sign, StringComparison.Ordinal));
            Assert.DoesNotContain(_place.Log.Lines, line => line.Contains(sign, StringComparison.Ordinal));
            Assert.DoesNotContain(_place.Entries(), entry => $"{entry}".Contains(sign, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_fault_of_the_bridge_is_told_by_type_and_place_alone()
    {
        _place.Trouble = new InvalidCastException("CNRY 73918204.37");

        var api = await _place.Fin.GetApiAsync("/imports");
        var css = await _place.Fin.GetAsync("/place.css");

        Assert.Equal((500, 200), (api.Code, css.Code));
        Assert.Contains(_place.Log.Lines, line => line.Contains("InvalidCastException in ", StringComparison.Ordinal));
        Assert.DoesNotContain("CNRY", api.Text + string.Concat(_place.Log.Lines), StringComparison.Ordinal);
    }

    private static string Fill(string pattern) => Segments().Replace(pattern, "1");

    private static StringContent? Body(string method) => method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json");

    private List<(string Method, string Pattern)> Addresses() =>
    [
        .. _place.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single(), endpoint.RoutePattern.RawText!))
            .Where(one => one.Item2 != "/place.css"),
    ];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Segments();
}
