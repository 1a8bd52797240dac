using System.Text;
using System.Text.RegularExpressions;
using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>Columns whose values come from a list.</summary>
public sealed class DataverseChoiceTests
{
    private static readonly TargetShape _shape = new(
    [
        new TargetField { Name = "lastname" },
        new TargetField { Name = "parentcustomerid_account" },
        new TargetField { Name = "mls_a", Title = "A" },
        new TargetField { Name = "mls_flag", Type = FieldType.Flag },
        new TargetField { Name = "mls_state", Type = FieldType.Choice, Choices = ["On", "Off"] },
    ]);

    [Fact]
    public async Task A_value_whose_option_was_taken_out_of_the_list_is_read_as_unlisted()
    {
        await using var host = await DataverseHost.StartAsync(new());
        var sink = host.Connector.OpenContacts(host.Connect(), _shape);
        await CrmHost.ProvisionAsync((IProvisions)sink, _shape);
        await sink.WriteAsync([.. new[] { "On", "Off" }.Select(State)], default);

        var later = (IReadsBack)host.Connector.OpenContacts(host.Connect(new WithoutOption()), _shape);
        var held = await later.ReadBackAsync(["mls:On", "mls:Off"], _shape, default);

        Assert.Equal(["mls_state"], Assert.Single(held, state => state.ExternalId == "mls:Off").Unlisted);
        Assert.Empty(Assert.Single(held, state => state.ExternalId == "mls:On").Unlisted);
    }

    [Fact]
    public async Task A_column_that_shares_a_global_choice_takes_its_values()
    {
        await using var host = await DataverseHost.StartAsync(new());
        await CrmHost.ProvisionAsync((IProvisions)host.Connector.OpenContacts(host.Connect(), _shape), _shape);
        var sink = host.Connector.OpenContacts(host.Connect(new GlobalChoice()), _shape);

        var steps = await ((IProvisions)sink).PlanAsync(_shape, default);
        var result = Assert.Single(await sink.WriteAsync([State("On")], default));

        Assert.All(steps, step => Assert.Equal(ProvisionAction.Keep, step.Action));
        Assert.Equal(WriteOutcome.Created, result.Outcome);
    }

    private static Write State(string state) => new(
        $"mls:{state}", new MappedRecord(_shape) { [0] = FieldValue.Text("Member"), [4] = FieldValue.Text(state) }, true, null);

    /// <summary>Tells of lists as of global choices.</summary>
    private sealed class GlobalChoice : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath.Contains("PicklistAttributeMetadata", StringComparison.Ordinal)) // a call that was sent has an address
            {
                Assert.Contains("GlobalOptionSet(", Uri.UnescapeDataString(request.RequestUri.Query), StringComparison.Ordinal);
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                answer.Content = new StringContent(text.Replace("\"OptionSet\":", "\"OptionSet\":null,\"GlobalOptionSet\":", StringComparison.Ordinal), Encoding.UTF8, "application/json");
            }

            return answer;
        }
    }

    /// <summary>Tells of lists without their last option.</summary>
    private sealed class WithoutOption : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.Contains("EntityDefinitions", StringComparison.Ordinal)) // a call that was sent has an address
            {
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                answer.Content = new StringContent(
                    Regex.Replace(text, ",\\{\"Value\":\\d+,\"Label\":\\{\"UserLocalizedLabel\":\\{\"Label\":\"Off\",\"LanguageCode\":1033\\}\\}\\}", ""), Encoding.UTF8, "application/json");
            }

            return answer;
        }
    }
}
