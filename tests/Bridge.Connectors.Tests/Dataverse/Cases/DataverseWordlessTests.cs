using System.Text;
using System.Text.RegularExpressions;
using Bridge.Connectors.Dataverse;
using Bridge.Connectors.Dataverse.Cases;
using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Dataverse.Cases;

/// <summary>Faults whose code is empty, as Microsoft's own samples have it: the status alone tells.</summary>
public sealed class DataverseWordlessTests
{
    [Fact]
    public async Task A_case_is_opened_once_and_commented_where_missing_rows_have_no_code()
    {
        await using var host = await DataverseHost.StartAsync();
        await DataverseCaseOffice.OpenAsync(host);
        var desk = new DataverseCaseDesk(new DataverseSession(host.Connect(new Wordless())), DeskWords.None);
        await CrmHost.ProvisionAsync(desk, new TargetShape([]));
        var ticket = new NewTicket("K-1", "mls:M0000001", "The map is blank", "The page stays white.", null);

        var first = await desk.OpenAsync(ticket, CancellationToken.None);
        var again = await desk.OpenAsync(ticket, CancellationToken.None);
        await desk.CommentAsync(new NewComment("C-1", first.Key.Value, "mls:M0000001", "Still white."), CancellationToken.None);

        Assert.Equal(first.Key, again.Key);
        Assert.Single(await host.DumpAsync("incident"));
        Assert.Single(await host.DumpAsync("annotation"));
    }

    [Fact]
    public async Task A_change_of_a_record_that_is_gone_says_what_to_do_without_a_code()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect(new Wordless()));

        var result = Assert.Single(await sink.WriteAsync([DataverseWrites.Change(1, "lastname", FieldValue.Text("New"))], default));

        Assert.Equal(WriteOutcome.Refused, result.Outcome);
        Assert.Contains("bridge sync --verify", result.Refusal?.Reason, StringComparison.Ordinal);
    }

    /// <summary>Takes the codes out of refusals, in a batch too.</summary>
    private sealed class Wordless : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath.Contains("/api/data/", StringComparison.Ordinal)) // every call has an address
            {
                var type = answer.Content.Headers.ContentType;
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                answer.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Regex.Replace(text, "\"code\":\"0x(80040217|80060891|80040237)\"", "\"code\":\"\"")));
                answer.Content.Headers.ContentType = type;
            }

            return answer;
        }
    }
}
