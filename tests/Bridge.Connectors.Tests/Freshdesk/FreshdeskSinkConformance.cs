using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Freshdesk;

/// <summary>The hooks that are the same for contacts and companies.</summary>
public abstract class FreshdeskSinkConformance<T> : CrmSinkConformance<T>
    where T : IRecord
{
    protected override IReadOnlyList<string> Secrets => [FreshdeskHost.Key, "wrong-key", "Member 1", "Office 1"];

    protected override string TextField => "custom_fields.mls_text";

    protected override string DepartedField => "custom_fields.mls_departed";

    private FreshdeskHost Host => (FreshdeskHost)Hosts.Written;

    // A call that takes a while can be cancelled; one over loopback may be done before.
    private protected override SinkHosts<T> NewHosts() =>
        new(async () => await FreshdeskHost.StartAsync(latency: 2), async () => await FreshdeskHost.StartAsync(), ("apiKey", "wrong-key"), Shape);

    protected override async Task DeleteAsync(string externalId) =>
        await Host.CallAsync(HttpMethod.Delete, $"{Kind}/{await FindAsync(externalId, "id")}{(Kind == "contacts" ? "/hard_delete?force=true" : "")}");
}

/// <summary>Members.</summary>
public sealed class FreshdeskContactSinkConformance : FreshdeskSinkConformance<Member>
{
    protected override string Kind => "contacts";

    protected override TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "name" },
        new TargetField { Name = "email" },
        new TargetField { Name = "phone" },
        new TargetField { Name = "custom_fields.mls_departed", Type = FieldType.Flag },
        new TargetField { Name = "custom_fields.mls_text" },
        new TargetField { Name = "custom_fields.mls_since", Type = FieldType.Date },
        new TargetField { Name = "custom_fields.mls_score", Type = FieldType.Number },
        new TargetField { Name = "custom_fields.mls_choice", Type = FieldType.Choice, Choices = ["One", "Two"] },
        new TargetField { Name = "custom_fields.mls_languages", Type = FieldType.List },
        new TargetField { Name = "tags", Type = FieldType.List },
    ]);

    protected override string ClearableField => "phone";

    protected override MappedRecord NewRecord(int number) => new(Shape)
    {
        [0] = FieldValue.Text($"Member {number}"),
        [1] = FieldValue.Text($"member{number}@example.test"),
        [2] = FieldValue.Text($"+1202555{number:D4}"),
        [3] = FieldValue.Flag(false),
        [4] = FieldValue.Text($"text {number}"),
        [5] = FieldValue.Date(new DateOnly(2026, 1, 31)),
        [6] = FieldValue.Number(12.5m),
        [7] = FieldValue.Text("Two"),
        [8] = FieldValue.List(["Spanish", "Polish"]),
        [9] = FieldValue.List(["mls", "agent"]),
    };

    protected override Task<string> SpoilAsync(int number, MappedRecord record)
    {
        record[1] = FieldValue.Text("not an address");
        return Task.FromResult("valid email address");
    }

    protected override async Task<string> PlantForeignAsync()
    {
        await PlantAsync(new { name = "Somebody Else", email = "Somebody@Example.test" });
        return "somebody@example.test";
    }
}

/// <summary>Offices.</summary>
public sealed class FreshdeskCompanySinkConformance : FreshdeskSinkConformance<Office>
{
    protected override string Kind => "companies";

    protected override TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "name" },
        new TargetField { Name = "custom_fields.mls_text" },
        new TargetField { Name = "description" },
        new TargetField { Name = "custom_fields.mls_departed", Type = FieldType.Flag },
    ]);

    protected override string ClearableField => "description";

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
