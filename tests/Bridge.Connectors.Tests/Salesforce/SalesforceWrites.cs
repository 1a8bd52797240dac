using Bridge.Connectors.Salesforce;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Salesforce;

/// <summary>Writes that several tests need: contacts with standard fields only.</summary>
internal static class SalesforceWrites
{
    public static TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "LastName" },
        new TargetField { Name = "Email" },
        new TargetField { Name = "Phone" },
        new TargetField { Name = "AccountId", RefersTo = "offices" },
    ]);

    public static string Id(int number) => $"main:K{number}";

    public static Write New(int number, string? account = null)
    {
        var record = new MappedRecord(Shape)
        {
            [0] = FieldValue.Text($"Member {number}"),
            [1] = FieldValue.Text($"m{number}@example.test"),
            [2] = FieldValue.Text($"+1202555{number:D4}"),
        };
        record[3] = account is null ? FieldValue.NotSent : FieldValue.Text(account);
        return new Write(Id(number), record, true, null);
    }

    public static Write[] Many(int first, int count) => [.. Enumerable.Range(first, count).Select(number => New(number))];

    public static Write Change(int number, string field, FieldValue value)
    {
        var record = new MappedRecord(Shape);
        record[Shape.IndexOf(field)] = value;
        return new Write(Id(number), record, false, null) { IsWhole = false };
    }

    public static ISink<Member> OpenContacts(this SalesforceConnector connector, ConnectionContext connection, TargetShape? shape = null) =>
        ((IOpensSink<Member>)connector).OpenSink(connection, shape ?? Shape);
}
