using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>The hooks that are the same for users and organizations.</summary>
public abstract class ZendeskSinkConformance<T> : CrmSinkConformance<T>
    where T : IRecord
{
    /// <summary>Value of the setting <c>bulk</c>.</summary>
    protected virtual string Bulk => "on";

    protected override IReadOnlyList<string> Secrets => [ZendeskHost.Token, "wrong-token", "Member 1", "Office 1"];

    private protected ZendeskHost Host => (ZendeskHost)Hosts.Written;

    private protected override SinkHosts<T> NewHosts() => new(
        async () => await ZendeskHost.StartAsync(new ZendeskSandboxOptions { IncrementalLagSeconds = 0, SingleUpsertsPerSecond = 0, WritesPerUserPerMinute = 0 }),
        async () => await ZendeskHost.StartAsync(),
        ("apiToken", "wrong-token"),
        Shape,
        ("bulk", Bulk));

    protected override async Task DeleteAsync(string externalId) => await Host.CallAsync(HttpMethod.Delete, $"api/v2/{Kind}/{await FindAsync(externalId, "id")}");
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
