using Bridge.ConnectorKit.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Freshdesk;

/// <summary>The hooks that are the same for contacts and companies.</summary>
public abstract class FreshdeskSinkConformance<T> : OwningSinkConformance<T>
    where T : IRecord
{
    private FreshdeskAccounts<T>? _accounts;

    /// <summary>Kind of the records.</summary>
    protected abstract string Kind { get; }

    protected override IReadOnlyList<string> Secrets => [FreshdeskHost.Key, "wrong-key", "Member 1", "Office 1"];

    protected override string TextField => "custom_fields.mls_text";

    protected override string DepartedField => "custom_fields.mls_departed";

    private FreshdeskAccounts<T> Accounts => _accounts ??= new FreshdeskAccounts<T>(Shape);

    [Fact]
    public async Task Every_accepted_record_comes_back_with_its_id()
    {
        var created = await WriteAsync(NewWrite(1), NewWrite(2), NewWrite(3));
        var updated = await WriteAsync(Change(2, TextField, FieldValue.Text("changed")));

        Assert.Equal(3, created.Select(result => result.TargetId).OfType<string>().Distinct().Count());
        Assert.Equal(created.Single(result => result.ExternalId == Id(2)).TargetId, updated[0].TargetId);
        Assert.Equal(await FindAsync(Id(2), "id"), updated[0].TargetId);
    }

    protected override Task<ISink<T>> StartAsync() => Accounts.StartAsync();

    protected override ISink<T> Open(TargetShape shape) => Accounts.Open(shape);

    protected override async Task StopAsync() => await Accounts.DisposeAsync();

    protected override Task<ISink<T>> OpenFailingAsync(FailureKind kind) => Accounts.OpenFailingAsync(kind);

    protected override IReadOnlyList<string> Calls => [.. Accounts.Host.Sandbox.History.From(0).Select(call => $"{call.Method} {call.Path}")];

    protected override Task FailAsync(FailureKind? kind) => Accounts.Host.SetFaultsAsync(FaultsOf(kind));

    protected override Task LoseAnswersAsync(bool isLosing) => Accounts.Host.SetFaultsAsync(isLosing ? "reset-after:100%" : "");

    protected override async Task<int> CountAsync() => (await Accounts.Host.DumpAsync(Kind)).Count;

    protected override Task<string?> FindAsync(string externalId, string field) => Accounts.Host.FindAsync(Kind, externalId, field);

    protected override async Task DeleteAsync(string externalId) =>
        await Accounts.Host.CallAsync(HttpMethod.Delete, $"{Kind}/{await FindAsync(externalId, "id")}{(Kind == "contacts" ? "/hard_delete?force=true" : "")}");

    /// <summary>Makes a record as somebody would by hand.</summary>
    protected Task PlantAsync(object record) => Accounts.Host.PlantAsync(Kind, record);
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
