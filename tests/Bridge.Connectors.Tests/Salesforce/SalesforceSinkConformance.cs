using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Salesforce;

/// <summary>The hooks that are the same for contacts and accounts.</summary>
public abstract class SalesforceSinkConformance<T> : CrmSinkConformance<T>
    where T : IRecord
{
    protected override IReadOnlyList<string> Secrets => ["sandbox-secret", "wrong-secret", "Member 1", "Office 1"];

    protected override string TextField => "MLS_Text__c";

    protected override string NewField => "MLS_Other__c";

    protected override string DepartedField => "MLS_Departed__c";

    protected override string IdField => "Id";

    private SalesforceHost Host => (SalesforceHost)Hosts.Written;

    protected override bool TakesOver => false;

    // A call that takes a while can be cancelled; one over loopback may be done before.
    private protected override SinkHosts<T> NewHosts() =>
        new(async () => await SalesforceHost.StartAsync(new(), latency: 8), async () => await SalesforceHost.StartAsync(), ("clientSecret", "wrong-secret"), Shape);

    // A job takes effect before its results are asked for; what is lost earlier leaves nothing.
    protected override Task LoseAnswersAsync(bool isLosing) =>
        Host.SetFaultsAsync(!isLosing ? "" : GoesByLoads ? "reset-after:100%@/successfulResults" : "reset-after:100%");

    protected override Task DeleteAsync(string externalId) =>
        Host.CallAsync(HttpMethod.Delete, $"services/data/v66.0/sobjects/{Kind}/MLS_Key__c/{Uri.EscapeDataString(externalId)}");

    protected override async Task MergeAsync(string externalId)
    {
        await PlantForeignAsync();
        var foreign = (await Host.DumpAsync(Kind)).Single(record => record.GetProperty("MLS_Key__c").ValueKind != System.Text.Json.JsonValueKind.String);
        using var answer = await Host.Control.PostAsync($"_sandbox/merge?type={Kind}&id={await FindAsync(externalId, "Id")}&into={foreign.GetProperty("Id")}", null);
        Assert.True(answer.IsSuccessStatusCode);
    }
}

/// <summary>Members.</summary>
public class SalesforceContactSinkConformance : SalesforceSinkConformance<Member>
{
    protected override string Kind => "Contact";

    protected override TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "FirstName" },
        new TargetField { Name = "LastName" },
        new TargetField { Name = "Email" },
        new TargetField { Name = "Phone" },
        new TargetField { Name = "MLS_Departed__c", Type = FieldType.Flag },
        new TargetField { Name = "MLS_Text__c" },
        new TargetField { Name = "MLS_Date__c", Type = FieldType.Date },
        new TargetField { Name = "MLS_Number__c", Type = FieldType.Number },
        new TargetField { Name = "MLS_Choice__c", Type = FieldType.Choice, Choices = ["One", "Two"] },
        new TargetField { Name = "MLS_List__c", Type = FieldType.List },
    ]);

    protected override string ClearableField => "Phone";

    protected override MappedRecord NewRecord(int number) => new(Shape)
    {
        [0] = FieldValue.Text("Member"),
        [1] = FieldValue.Text($"Member {number}"),
        [2] = FieldValue.Text($"member{number}@example.test"),
        [3] = FieldValue.Text($"+1202555{number:D4}"),
        [4] = FieldValue.Flag(false),
        [5] = FieldValue.Text($"text {number}"),
        [6] = FieldValue.Date(new DateOnly(2026, 1, 31)),
        [7] = FieldValue.Number(12.5m),
        [8] = FieldValue.Text("Two"),
        [9] = FieldValue.List(["Spanish", "Polish"]),
    };

    protected override Task<string> SpoilAsync(int number, MappedRecord record)
    {
        record[2] = FieldValue.Text("not an address");
        return Task.FromResult("invalid email address");
    }

    protected override async Task<string> PlantForeignAsync()
    {
        await PlantAsync(new { LastName = "Somebody Else", Email = "Somebody@Example.test" });
        return "somebody@example.test";
    }
}

/// <summary>Offices.</summary>
public class SalesforceAccountSinkConformance : SalesforceSinkConformance<Office>
{
    protected override string Kind => "Account";

    protected override TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "Name" },
        new TargetField { Name = "MLS_Text__c" },
        new TargetField { Name = "ShippingCity" },
        new TargetField { Name = "MLS_Departed__c", Type = FieldType.Flag },
    ]);

    protected override string ClearableField => "ShippingCity";

    protected override MappedRecord NewRecord(int number) => new(Shape)
    {
        [0] = FieldValue.Text($"Office {number}"),
        [1] = FieldValue.Text($"text {number}"),
        [2] = FieldValue.Text("Springfield"),
        [3] = FieldValue.Flag(false),
    };

    protected override Task<string> SpoilAsync(int number, MappedRecord record)
    {
        record[0] = FieldValue.Blank;
        return Task.FromResult("Required fields are missing: [Name]");
    }

    protected override async Task<string> PlantForeignAsync()
    {
        await PlantAsync(new { Name = "Somebody Else" });
        return "somebody else";
    }
}

/// <summary>Members by bulk jobs.</summary>
public sealed class SalesforceContactSinkLoadConformance : SalesforceContactSinkConformance
{
    protected override bool GoesByLoads => true;
}

/// <summary>Offices by bulk jobs.</summary>
public sealed class SalesforceAccountSinkLoadConformance : SalesforceAccountSinkConformance
{
    protected override bool GoesByLoads => true;
}
