namespace Bridge.Connectors.Tests.Salesforce.Cases;

/// <summary>The people of an org with cases: two members, a stranger, and a representative who works on what they ask.</summary>
internal sealed class SalesforceCaseOffice(SalesforceHost host)
{
    private const string Rows = "services/data/v66.0/sobjects";
    private const string Representative = "sandbox-csr-client";
    private string? _agent;

    public static async Task<SalesforceCaseOffice> OpenAsync(SalesforceHost host)
    {
        await host.PlantAsync("Contact", new { FirstName = "Ada", LastName = "Ramirez", Email = "ada@example.test", MLS_Key__c = "mls:M0000001" });
        await host.PlantAsync("Contact", new { FirstName = "Ben", LastName = "Okafor", Email = "ben@example.test", MLS_Key__c = "mls:M0000002" });
        return new SalesforceCaseOffice(host);
    }

    /// <summary>Opens a case as a form on the web does; gives its id.</summary>
    public async Task<string> AskAsync(string subject, string? memberId)
    {
        object asked = memberId is null
            ? new { Subject = subject, Origin = "Web", SuppliedEmail = "stranger@example.test" }
            : new { Subject = subject, Origin = "Web", Contact = new { MLS_Key__c = memberId } };
        return (await host.CallAsync(HttpMethod.Post, $"{Rows}/Case", asked)).GetProperty("id").GetString()!; // an opened case has one
    }

    public Task ChangeAsync(string id, object fields) => host.CallAsync(HttpMethod.Patch, $"{Rows}/Case/{id}", fields, Representative);

    public Task AnswerAsync(string id, string text, bool isPublic) =>
        host.CallAsync(HttpMethod.Post, $"{Rows}/CaseComment", new { ParentId = id, CommentBody = text, IsPublished = isPublic }, Representative);

    /// <summary>Takes the case, answers it and closes it.</summary>
    public async Task SolveAsync(string id, string status = "Solved")
    {
        await ChangeAsync(id, new { OwnerId = await AgentAsync() });
        await AnswerAsync(id, "Done.", isPublic: true);
        await ChangeAsync(id, new { Status = status });
    }

    public Task DeleteAsync(string id) => host.CallAsync(HttpMethod.Delete, $"{Rows}/Case/{id}");

    public async Task<string> AgentAsync() => _agent ??= await IdAsync("SELECT Id FROM User WHERE Username = 'csr@example.test'");

    public Task<string> QueueAsync(string name) => IdAsync($"SELECT Id FROM Group WHERE Name = '{name}'");

    private async Task<string> IdAsync(string soql)
    {
        var answer = await host.CallAsync(HttpMethod.Get, $"services/data/v66.0/query?q={Uri.EscapeDataString(soql)}");
        return answer.GetProperty("records").EnumerateArray().Select(row => row.GetProperty("Id").GetString()).Single()!; // each row has its id
    }
}
