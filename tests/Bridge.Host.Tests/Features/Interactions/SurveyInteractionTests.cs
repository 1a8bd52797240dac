using System.Text.Json;
using Bridge.Host.Tests.Features.MemberApi;
using Bridge.Host.Tests.Features.Surveys;

namespace Bridge.Host.Tests.Features.Interactions;

/// <summary>Mails of surveys and the answers to them stand among a member's interactions.</summary>
public sealed class SurveyInteractionTests
{
    [Fact]
    public async Task A_survey_and_its_answer_are_told_once_without_the_comment_and_through_a_restart()
    {
        await using var host = await SurveyHost.StartAsync("questions: [satisfied]");
        var token = SurveyHost.TokenOf(await host.AskAsync());
        using var answer = await host.PostAsync(token, ("q1", "4"), ("comment", "Rosa was kind."));

        var before = await ListAsync(host.Members, count: 3);
        await host.Members.StopAsync();
        await host.Members.OpenAsync();
        var listed = await ListAsync(host.Members, count: 3);

        Assert.Equal(["Answer to a survey", "Survey"], listed.Select(one => Text(one, "subject")).Where(subject => subject?.Contains("urvey", StringComparison.Ordinal) == true));
        Assert.Equal(["satisfied: 4 of 5", "sent"], listed.Where(one => Text(one, "subject")?.Contains("urvey", StringComparison.Ordinal) == true).Select(one => Text(one, "outcome")));
        Assert.Single(listed.Select(one => Text(one, "ticket")).Distinct());
        Assert.Equal(before.Select(one => one.GetRawText()), listed.Select(one => one.GetRawText()));
        Assert.DoesNotContain("Rosa was kind", string.Concat(listed), StringComparison.Ordinal);
        Assert.DoesNotContain(token, string.Concat(listed), StringComparison.Ordinal);
    }

    private static string? Text(JsonElement one, string name) => one.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static async Task<List<JsonElement>> ListAsync(MemberHost host, int count)
    {
        for (var began = TimeProvider.System.GetTimestamp(); ; await Task.Delay(600)) // a member has 120 calls a minute
        {
            var listed = (await host.GetAsync($"/api/v1/members/{MemberHost.Ada}/interactions")).Json.GetProperty("interactions").EnumerateArray().ToList();
            if (listed.Count >= count || TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromMinutes(2))
            {
                return listed;
            }
        }
    }
}
