using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.Sandbox.Tests.Zendesk.Desk;

public sealed class LateAnswerTests
{
    [Fact]
    public async Task A_ticket_is_created_although_its_answer_comes_after_the_deadline()
    {
        await using var zendesk = await ZendeskCaller.StartAsync(faults: "slow-after:100%:600s");
        using var deadline = new CancellationTokenSource();

        var late = PostAsync(zendesk, deadline.Token);
        while (zendesk.Statistics.RecordsWritten == 0)
        {
            await Task.Yield();
        }

        await deadline.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        using var none = await zendesk.Client.PostAsync(new Uri("_sandbox/faults", UriKind.Relative), null);
        using var again = await PostAsync(zendesk, CancellationToken.None);

        Assert.Equal("hit", again.Headers.GetValues("x-idempotency-lookup").Single());
        var ticket = (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ticket");
        Assert.Equal(1, ticket.GetProperty("id").GetInt64());
        Assert.Equal(1, zendesk.Statistics.RecordsWritten);
    }

    private static async Task<HttpResponseMessage> PostAsync(ZendeskCaller zendesk, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v2/tickets");
        request.Headers.Add("Idempotency-Key", "late");
        request.Content = JsonContent.Create(new { ticket = new { subject = "Late", comment = new { body = "x" } } });
        return await zendesk.Client.SendAsync(request, cancellationToken);
    }
}
