using Bridge.Host.Tests.Features.Surveys;
using Bridge.Host.Tests.Mail;

namespace Bridge.Host.Tests.Features.MemberApi.Salesforce;

/// <summary>What the member API, the hub and surveys do with a help desk in Service Cloud.</summary>
public sealed class MemberCaseTests
{
    private const string Tickets = $"/api/v1/members/{CaseHost.Ada}/tickets";

    [Fact]
    public async Task A_member_opens_a_case_talks_in_it_and_follows_it_until_it_is_solved()
    {
        await using var host = await CaseHost.StartAsync();

        var id = await host.PostAsync(Tickets, new { subject = "Lockbox code is refused", text = "I stand in front of the house.", topic = "lockbox" });
        await host.Log.NextAsync(1505, id);
        var opened = Assert.Single(await host.QueryAsync("SELECT Id,MLS_Key__c,Type,Contact.Email FROM Case"));
        var caseId = opened.GetProperty("Id").GetString();
        await host.OrgAsync(HttpMethod.Post, "sobjects/CaseComment", new { ParentId = caseId, CommentBody = "Try it once more.", IsPublished = true }, asAgent: true);
        await host.OrgAsync(HttpMethod.Post, "sobjects/CaseComment", new { ParentId = caseId, CommentBody = "Old keeper.", IsPublished = false }, asAgent: true);
        await host.Log.NextAsync(1505, await host.PostAsync($"{Tickets}/{id}/comments", new { text = "It works now." }));
        await host.OrgAsync(HttpMethod.Patch, $"sobjects/Case/{caseId}", new { Status = "Solved" }, asAgent: true);
        await host.SyncAsync();
        var shown = await host.GetAsync($"{Tickets}/{id}");

        Assert.Equal((id, "lockbox"), (opened.GetProperty("MLS_Key__c").GetString(), opened.GetProperty("Type").GetString()));
        Assert.Equal((id, "solved"), (shown.GetProperty("ticket").GetProperty("id").GetString(), shown.GetProperty("ticket").GetProperty("status").GetString()));
        Assert.Equal(
            ["member: I stand in front of the house.", "support: Try it once more.", "member: It works now."],
            shown.GetProperty("comments").EnumerateArray().Select(comment => $"{comment.GetProperty("from").GetString()}: {comment.GetProperty("text").GetString()}"));
    }

    [Fact]
    public async Task A_solved_case_asks_its_member_and_a_bad_answer_goes_to_the_queue()
    {
        await using var mails = await MailServer.StartAsync();
        await using var host = await CaseHost.StartAsync(SurveyHost.Section(mails.Port, "followUp: { group: Care }", "all: { delay: 0s }"));
        var agent = (await host.QueryAsync("SELECT Id FROM User WHERE Username = 'csr@example.test'")).Single().GetProperty("Id").GetString();
        var asked = await host.OrgAsync(HttpMethod.Post, "sobjects/Case", new { Subject = "The map is blank", Origin = "Web", Contact = new { MLS_Key__c = CaseHost.Ada } });
        await host.OrgAsync(HttpMethod.Patch, $"sobjects/Case/{asked.GetProperty("id").GetString()}", new { OwnerId = agent, Status = "Closed" }, asAgent: true);

        await host.SyncAsync();
        await host.Log.NextAsync(1800);
        var mail = await mails.NextAsync();
        using var answer = await host.AnswerAsync(SurveyHost.TokenOf(mail), "1");
        await host.Log.NextAsync(1505);
        var followUp = Assert.Single(await host.QueryAsync("SELECT Owner.Name,ContactId FROM Case WHERE Subject != 'The map is blank'"));

        Assert.Contains("Rosa Delgado", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("ada@example.test", mail.To.Mailboxes.Single().Address);
        Assert.Equal("Care", followUp.GetProperty("Owner").GetProperty("Name").GetString());
    }
}
