using Bridge.Connectors.Zendesk;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>Writes that several tests need.</summary>
internal static class ZendeskWrites
{
    public static TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "name" },
        new TargetField { Name = "email" },
        new TargetField { Name = "phone" },
        new TargetField { Name = "user_fields.mls_text" },
    ]);

    public static string Id(int number) => $"main:K{number}";

    public static Write New(int number) => new(Id(number), Record(number), true, null);

    public static Write[] Many(int first, int count) => [.. Enumerable.Range(first, count).Select(New)];

    public static Write Change(int number, string field, FieldValue value)
    {
        var record = new MappedRecord(Shape);
        record[Shape.IndexOf(field)] = value;
        return new Write(Id(number), record, false, null) { IsWhole = false };
    }

    public static ISink<Member> OpenUsers(this ZendeskConnector connector, ConnectionContext connection) =>
        ((IOpensSink<Member>)connector).OpenSink(connection, Shape);

    private static MappedRecord Record(int number) => new(Shape)
    {
        [0] = FieldValue.Text($"Member {number}"),
        [1] = FieldValue.Text($"m{number}@example.test"),
        [2] = FieldValue.Text($"+1202555{number:D4}"),
        [3] = FieldValue.Text($"text {number}"),
    };
}
