using Bridge.ConnectorKit.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>The hooks that are the same for users and organizations.</summary>
public abstract class ZendeskSinkConformance<T> : OwningSinkConformance<T>
    where T : IRecord
{
    private ZendeskAccounts<T>? _accounts;

    /// <summary>Users or organizations, as Zendesk names them.</summary>
    protected abstract string Kind { get; }

    /// <summary>Value of the setting <c>bulk</c>.</summary>
    protected virtual string Bulk => "on";

    protected override IReadOnlyList<string> Secrets => [ZendeskHost.Token, "wrong-token", "Member 1", "Office 1"];

    private protected ZendeskHost Host => Accounts.Host;

    private ZendeskAccounts<T> Accounts => _accounts ??= new ZendeskAccounts<T>(Shape, Bulk);

    protected override Task<ISink<T>> StartAsync() => Accounts.StartAsync();

    protected override ISink<T> Open(TargetShape shape) => Accounts.Open(shape);

    protected override async Task StopAsync() => await Accounts.DisposeAsync();

    protected override Task<ISink<T>> OpenFailingAsync(FailureKind kind) => Accounts.OpenFailingAsync(kind);

    protected override IReadOnlyList<string> Calls => [.. Host.Sandbox.History.From(0).Select(call => $"{call.Method} {call.Path}")];

    protected override Task FailAsync(FailureKind? kind) => Host.SetFaultsAsync(FaultsOf(kind));

    protected override Task LoseAnswersAsync(bool isLosing) => Host.SetFaultsAsync(isLosing ? "reset-after:100%" : "");

    protected override Task<int> CountAsync() => Host.CountAsync(Kind);

    protected override Task<string?> FindAsync(string externalId, string field) =>
        Host.FindAsync(Kind, externalId, field);

    protected override async Task DeleteAsync(string externalId) => await Host.CallAsync(HttpMethod.Delete, $"api/v2/{Kind}/{await FindAsync(externalId, "id")}");

    protected Task PlantAsync(object record) => Host.PlantAsync(Kind, record);
}

/// <summary>Members through bulk jobs.</summary>
public class ZendeskUserSinkConformance : ZendeskSinkConformance<Member>
{
    // Every upsert takes a user for the one with the same address. Source: developer.zendesk.com, Users, "Create or Update User" and "... Many Users".
    protected override bool MatchesUnasked => true;

    protected override string Kind => "users";

    protected override TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "name" },
        new TargetField { Name = "email" },
        new TargetField { Name = "phone" },
        new TargetField { Name = "suspended", Type = FieldType.Flag },
        new TargetField { Name = "user_fields.mls_text" },
        new TargetField { Name = "user_fields.mls_flag", Type = FieldType.Flag },
        new TargetField { Name = "user_fields.mls_date", Type = FieldType.Date },
        new TargetField { Name = "user_fields.mls_number", Type = FieldType.Number },
    ]);

    protected override string ClearableField => "phone";

    protected override string TextField => "user_fields.mls_text";

    protected override string DepartedField => "suspended";

    protected override MappedRecord NewRecord(int number) => new(Shape)
    {
        [0] = FieldValue.Text($"Member {number}"),
        [1] = FieldValue.Text($"member{number}@example.test"),
        [2] = FieldValue.Text($"+1202555{number:D4}"),
        [3] = FieldValue.Flag(false),
        [4] = FieldValue.Text($"text {number}"),
        [5] = FieldValue.Flag(true),
        [6] = FieldValue.Date(new DateOnly(2026, 1, 31)),
        [7] = FieldValue.Number(12.5m),
    };

    protected override Task<string> SpoilAsync(int number, MappedRecord record)
    {
        record[1] = FieldValue.Text("not an address");
        return Task.FromResult("not properly formatted");
    }

    protected override async Task<string> PlantForeignAsync()
    {
        await PlantAsync(new { name = "Somebody Else", email = "Somebody@Example.test" });
        return "somebody@example.test";
    }
}

/// <summary>Members one by one.</summary>
public sealed class ZendeskUserSinkSingleConformance : ZendeskUserSinkConformance
{
    protected override string Bulk => "off";
}

/// <summary>Offices through bulk jobs.</summary>
public class ZendeskOrganizationSinkConformance : ZendeskSinkConformance<Office>
{
    // Which organizations are there is looked up before any is made; that would be lost in place of the writes.
    protected override Task LoseAnswersAsync(bool isLosing) => Host.SetFaultsAsync(isLosing ? "reset-after:100%@/create_many,reset-after:100%@/create_or_update" : "");

    protected override bool TakesOver => false;

    protected override string Kind => "organizations";

    protected override TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "name" },
        new TargetField { Name = "organization_fields.mls_text" },
        new TargetField { Name = "organization_fields.mls_city" },
        new TargetField { Name = "organization_fields.mls_departed", Type = FieldType.Flag },
    ]);

    protected override string ClearableField => "organization_fields.mls_city";

    protected override string TextField => "organization_fields.mls_text";

    protected override string DepartedField => "organization_fields.mls_departed";

    [Fact]
    public async Task Every_accepted_office_comes_back_with_its_id()
    {
        var created = await WriteAsync(NewWrite(1), NewWrite(2), NewWrite(3));
        var updated = await WriteAsync(Change(2, TextField, FieldValue.Text("changed")));

        Assert.Equal(3, created.Select(result => result.TargetId).OfType<string>().Distinct().Count());
        Assert.Equal(created.Single(result => result.ExternalId == Id(2)).TargetId, updated[0].TargetId);
        Assert.Equal(await FindAsync(Id(2), "id"), updated[0].TargetId);
    }

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
        return Task.FromResult("name");
    }

    protected override async Task<string> PlantForeignAsync()
    {
        await PlantAsync(new { name = "Somebody Else" });
        return "somebody else";
    }
}

/// <summary>Offices one by one.</summary>
public sealed class ZendeskOrganizationSinkSingleConformance : ZendeskOrganizationSinkConformance
{
    protected override string Bulk => "off";
}
