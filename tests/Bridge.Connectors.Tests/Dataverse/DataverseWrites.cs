using Bridge.Connectors.Dataverse;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>Writes that several tests need: contacts with columns of the product only.</summary>
internal static class DataverseWrites
{
    public static TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "lastname" },
        new TargetField { Name = "emailaddress1" },
        new TargetField { Name = "telephone1" },
        new TargetField { Name = "parentcustomerid_account", RefersTo = "offices" },
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

    public static Write Change(int number, string field, FieldValue value, TargetShape? shape = null)
    {
        var record = new MappedRecord(shape ?? Shape);
        record[record.Shape.IndexOf(field)] = value;
        return new Write(Id(number), record, false, null) { IsWhole = false };
    }

    public static ISink<Member> OpenContacts(this DataverseConnector connector, ConnectionContext connection, TargetShape? shape = null) =>
        ((IOpensSink<Member>)connector).OpenSink(connection, shape ?? Shape);
}
