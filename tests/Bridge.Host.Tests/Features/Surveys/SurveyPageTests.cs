using System.Globalization;
using System.Net;
using Bridge.Host.Features.Surveys.Page;
using Bridge.Host.Tests.Features.MemberApi;

namespace Bridge.Host.Tests.Features.Surveys;

public sealed class SurveyPageTests
{
    [Fact]
    public async Task Looking_stores_nothing_and_a_link_takes_one_answer()
    {
        await using var host = await SurveyHost.StartAsync();
        var token = SurveyHost.TokenOf(await host.AskAsync());
        for (var value = 1; value <= 5; value++)
        {
            using var look = await host.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/s/{token}?a={value}"));
            Assert.Equal(HttpStatusCode.OK, look.StatusCode);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => host.PostAsync(token, ("q1", "5"))));
        using var afterwards = await host.GetAsync($"/s/{token}");

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(11, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.Gone, afterwards.StatusCode);
        Assert.Contains("You have answered already", await afterwards.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_are_forged_or_too_old_are_refused_in_words()
    {
        await using var host = await SurveyHost.StartAsync("linkLifetime: 1d");
        var token = SurveyHost.TokenOf(await host.AskAsync());

        using var forged = await host.GetAsync($"/s/{new string('A', 43)}");
        using var sent = await host.PostAsync(new string('A', 43), ("q1", "5"));
        host.Members.Clock.Leap(TimeSpan.FromDays(1));
        using var old = await host.GetAsync($"/s/{token}");
        using var late = await host.PostAsync(token, ("q1", "5"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forged.StatusCode, sent.StatusCode));
        Assert.Contains("This link does not work", await forged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (old.StatusCode, late.StatusCode));
        Assert.Contains("This link has ended", await old.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_forged_and_reused_links_store_nothing()
    {
        await using var host = await SurveyHost.StartAsync();
        var token = SurveyHost.TokenOf(await host.AskAsync());
        using var first = await host.PostAsync(token, ("q1", "1"));

        var refused = new List<HttpStatusCode>();
        foreach (var chunk in Enumerable.Range(0, 10_000).Chunk(50))
        {
            var answers = await Task.WhenAll(chunk.Select(number => host.PostAsync(
                number % 2 == 0 ? token : number.ToString("D43", CultureInfo.InvariantCulture), ("q1", "5"))));
            refused.AddRange(answers.Select(answer => answer.StatusCode));
            Array.ForEach(answers, answer => answer.Dispose());
        }

        await host.Members.StopAsync();
        await using var store = host.OpenStore();
        Assert.All(refused, status => Assert.Contains(status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.TooManyRequests }));
        Assert.Contains(HttpStatusCode.NotFound, refused);
        Assert.Contains(HttpStatusCode.Conflict, refused);
        Assert.Contains(HttpStatusCode.TooManyRequests, refused);
        Assert.Equal(1, Assert.Single(store.Responses.Since(default, 10)).Answers[0].Value);
    }

    [Theory]
    [InlineData("", "", "Please answer the first question")]
    [InlineData("6", "", "Please answer the first question")]
    [InlineData("-1", "", "Please answer the first question")]
    [InlineData("5", "1001", "longer than 1,000 characters")]
    public async Task What_cannot_be_taken_is_said_and_nothing_that_was_chosen_is_lost(string first, string length, string words)
    {
        await using var host = await SurveyHost.StartAsync();
        var token = SurveyHost.TokenOf(await host.AskAsync());
        var comment = length.Length == 0 ? "<b>Kept</b>" : new string('x', int.Parse(length, CultureInfo.InvariantCulture));

        using var answer = await host.PostAsync(token, ("q1", first), ("q2", "2"), ("comment", comment));
        var page = await answer.Content.ReadAsStringAsync();
        using var again = await host.PostAsync(token, ("q1", "5"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (answer.StatusCode, again.StatusCode));
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"q2\" value=\"2\" checked", page, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(comment), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_of_the_longest_kind_in_any_alphabet_is_taken_and_a_larger_body_is_not()
    {
        await using var host = await SurveyHost.StartAsync();
        var token = SurveyHost.TokenOf(await host.AskAsync());

        using var large = await host.PostAsync(token, ("q1", "5"), ("comment", new string('x', 30_000)));
        using var longest = await host.PostAsync(token, ("q1", "5"), ("comment", string.Concat(Enumerable.Repeat("\u4E16\r\n", 500))));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (large.StatusCode, longest.StatusCode));
    }

    [Fact]
    public async Task The_page_shows_nothing_of_the_member_and_keeps_to_itself()
    {
        await using var host = await SurveyHost.StartAsync("zone: America/Denver");
        var token = SurveyHost.TokenOf(await host.AskAsync());

        using var answer = await host.GetAsync($"/s/{token}");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.DoesNotContain("Ada", page.Replace(token, "", StringComparison.Ordinal), StringComparison.Ordinal); // a token can spell any name
        Assert.DoesNotContain("example.test", page, StringComparison.Ordinal);
        Assert.DoesNotContain(MemberHost.Ada, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("Rosa Delgado", page, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore); // the page always says how to cache it
    }

    [Fact]
    public async Task A_yes_or_no_stands_alone_and_the_reader_is_asked_in_their_language()
    {
        await using var host = await SurveyHost.StartAsync("questions: yesNo\n  languages: [en, es]");
        await host.Members.CrmAsync(HttpMethod.Post, "api/v2/users/create_or_update", $$$"""{"user":{"external_id":"{{{MemberHost.Ada}}}","locale":"es-MX"}}""");

        var mail = await host.AskAsync();
        using var answer = await host.GetAsync($"/s/{SurveyHost.TokenOf(mail)}?a=0");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("le atendi", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"es\">", page, StringComparison.Ordinal);
        Assert.Contains("value=\"0\" required checked", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"q2\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_MLS_can_show_a_member_the_survey_that_waits_until_it_is_answered()
    {
        await using var host = await SurveyHost.StartAsync();
        var before = (await host.Members.GetAsync($"/api/v1/members/{MemberHost.Ada}/survey")).Json.GetProperty("pending");
        var token = SurveyHost.TokenOf(await host.AskAsync());

        var pending = (await host.Members.GetAsync($"/api/v1/members/{MemberHost.Ada}/survey")).Json.GetProperty("pending");
        var others = (await host.Members.GetAsync($"/api/v1/members/{MemberHost.Ben}/survey")).Json.GetProperty("pending");
        using var answer = await host.PostAsync(token, ("q1", "5"));
        var afterwards = (await host.Members.GetAsync($"/api/v1/members/{MemberHost.Ada}/survey")).Json.GetProperty("pending");

        Assert.Equal($"http://127.0.0.1:9/s/{token}", pending.GetProperty("link").GetString());
        Assert.Equal("Rosa Delgado", pending.GetProperty("representative").GetString());
        Assert.All(new[] { before, others, afterwards }, none => Assert.Equal(System.Text.Json.JsonValueKind.Null, none.ValueKind));
    }

    [Fact]
    public async Task Somebody_who_opens_a_link_without_end_waits()
    {
        await using var host = await SurveyHost.StartAsync();
        var token = SurveyHost.TokenOf(await host.AskAsync());
        for (var call = 0; call < SurveyGate.PerLink; call++)
        {
            using var look = await host.GetAsync($"/s/{token}");
        }

        using var refused = await host.GetAsync($"/s/{token}");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }
}
