using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>Zendesk leaves out what it does not know without a word; the sinks look before they write.</summary>
public sealed class ZendeskFieldsTests
{
    [Theory]
    [InlineData("telephone")]
    [InlineData("organization_fields.mls_text")]
    [InlineData("user_field.mls_text")]
    public async Task A_name_that_nobody_can_make_stops_the_write_and_stands_in_the_plan_of_fields(string name)
    {
        await using var host = await ZendeskHost.StartAsync();
        var shape = new TargetShape([.. ZendeskWrites.Shape.Fields, new TargetField { Name = name }]);
        var sink = ((IOpensSink<Member>)host.Connector).OpenSink(host.Connect(), shape);
        var fields = new MappedRecord(shape) { [0] = FieldValue.Text("Member 1"), [4] = FieldValue.Text("555") };

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([new Write(ZendeskWrites.Id(1), fields, true, null)], default));
        var step = (await ((IProvisions)sink).PlanAsync(shape, default)).Single(step => step.Field.Name == name);

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains(name, error.Problem, StringComparison.Ordinal);
        Assert.Contains("Correct the names in the mapping", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(ProvisionAction.Conflict, step.Action);
        Assert.Equal(0, await host.CountAsync("users"));
    }

    [Fact]
    public async Task A_field_that_is_switched_off_stops_the_write_before_its_values_are_left_out()
    {
        await using var host = await ZendeskHost.StartAsync();
        var fields = await host.CallAsync(HttpMethod.Get, "api/v2/user_fields");
        var id = fields?.GetProperty("user_fields").EnumerateArray().Single(field => field.GetProperty("key").GetString() == "mls_text").GetProperty("id").GetInt64();
        await host.CallAsync(HttpMethod.Put, $"api/v2/user_fields/{id}", new { user_field = new { active = false } });

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Connector.OpenUsers(host.Connect()).WriteAsync(ZendeskWrites.Many(0, 3), default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("switched off: user_fields.mls_text", error.Problem, StringComparison.Ordinal);
        Assert.Equal(0, await host.CountAsync("users"));
    }

    [Fact]
    public async Task The_fields_are_asked_for_once_a_run_and_anew_in_the_next()
    {
        await using var host = await ZendeskHost.StartAsync();
        var connection = host.Connect();
        var sink = host.Connector.OpenUsers(connection);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(batch => sink.WriteAsync(ZendeskWrites.Many(batch * 10, 10), default)));
        var first = await AskedAsync(host);
        await host.Connector.OpenUsers(connection).WriteAsync(ZendeskWrites.Many(0, 10), default);

        Assert.Equal(1, first);
        Assert.Equal(2, await AskedAsync(host));
    }

    private static async Task<int> AskedAsync(ZendeskHost host) =>
        (await host.StatisticsAsync()).GetProperty("byPath").EnumerateObject()
            .Where(path => path.Name.StartsWith("GET ", StringComparison.Ordinal) && path.Name.EndsWith("user_fields", StringComparison.Ordinal))
            .Sum(path => path.Value.GetInt32());
}
