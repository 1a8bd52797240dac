using System.Net.Http.Headers;
using System.Text;
using Bridge.Sandbox.Tests.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Sandbox.Tests.Zendesk.Desk;

public sealed class SatisfactionTests
{
    [Fact]
    public async Task Only_the_verified_requester_rates_and_only_once_it_was_solved()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        var member = await zendesk.CreateAsync("a", "a@example.org");
        await zendesk.PutAsync($"api/v2/users/{member}", """{"user":{"verified":true}}""");
        var id = await zendesk.OpenAsync(member);
        var path = $"api/v2/tickets/{id}/satisfaction_rating";
        const string good = """{"satisfaction_rating":{"score":"good","comment":"Thanks"}}""";

        var byAdmin = await zendesk.PostAsync(path, good);
        SignInAs(zendesk, "a@example.org");
        var tooEarly = await zendesk.PostAsync(path, good);
        var elsewhere = await zendesk.GetAsync($"api/v2/tickets/{id}");
        zendesk.SignIn("sandbox-bearer");
        await zendesk.PostAsync($"_sandbox/tickets/{id}/solve", "{}");
        SignInAs(zendesk, "a@example.org");
        var wrong = await zendesk.PostAsync(path, """{"satisfaction_rating":{"score":"offered"}}""");
        var rated = await zendesk.PostAsync(path, good);
        zendesk.SignIn("sandbox-bearer");

        Assert.Equal(403, byAdmin.Status);
        Assert.Equal(422, tooEarly.Status);
        Assert.Equal(403, elsewhere.Status);
        Assert.Equal(422, wrong.Status);
        Assert.Equal("good", rated.Body.GetProperty("satisfaction_rating").GetProperty("score").GetString());
        Assert.Equal("good", (await zendesk.GetAsync($"api/v2/tickets/{id}")).Ticket.GetProperty("satisfaction_rating").GetProperty("score").GetString());
        Assert.Equal(1, (await zendesk.GetAsync("api/v2/satisfaction_ratings?score=good_with_comment")).Body.GetProperty("count").GetInt32());
        Assert.Equal(0, (await zendesk.GetAsync("api/v2/satisfaction_ratings?score=bad")).Body.GetProperty("count").GetInt32());
        Assert.Equal(403, (await zendesk.GetAsync("api/v2/guide/survey_responses")).Status);
    }

    [Fact]
    public async Task An_account_with_surveys_answers_from_one_to_five_and_has_no_ratings()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(new ZendeskSandboxOptions { Satisfaction = SatisfactionKind.Surveys }, clock);
        var id = await zendesk.OpenAsync(await zendesk.CreateAsync("a", "a@example.org"));
        await zendesk.PostAsync($"_sandbox/tickets/{id}/solve", "{}");
        await zendesk.PostAsync($"_sandbox/tickets/{id}/offer", "{}");
        var unanswered = await zendesk.GetAsync("api/v2/guide/survey_responses?page[size]=10");
        await zendesk.PostAsync($"_sandbox/tickets/{id}/rate", """{"score":"bad","stars":2,"comment":"Slow"}""");

        var list = await zendesk.GetAsync($"api/v2/guide/survey_responses?page[size]=10&filter[subject_zrns]=zen:ticket:{id}");
        var one = list.Body.GetProperty("survey_responses")[0];
        var later = await zendesk.GetAsync($"api/v2/guide/survey_responses?filter[created_at_start]={clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds()}&page[size]=10");

        Assert.Equal(0, unanswered.Body.GetProperty("survey_responses").GetArrayLength());
        Assert.Equal(2, one.GetProperty("answers")[0].GetProperty("rating").GetInt32());
        Assert.Equal("Slow", one.GetProperty("answers")[1].GetProperty("value").GetString());
        Assert.Equal(0, later.Body.GetProperty("survey_responses").GetArrayLength());
        Assert.Equal(200, (await zendesk.GetAsync($"api/v2/guide/en-us/survey_responses/{one.GetProperty("id").GetString()}")).Status);
        Assert.Equal(403, (await zendesk.GetAsync("api/v2/satisfaction_ratings")).Status);
    }

    private static void SignInAs(ZendeskCaller zendesk, string email) => zendesk.Client.DefaultRequestHeaders.Authorization =
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}/token:sandbox-token")));
}
