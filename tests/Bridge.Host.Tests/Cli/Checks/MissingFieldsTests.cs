using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Host.Cli.Checks;
using Bridge.Host.Features.Provisioning;

namespace Bridge.Host.Tests.Cli.Checks;

public sealed class MissingFieldsTests
{
    [Fact]
    public void Every_conflict_is_told_at_once_and_what_is_missing_with_them()
    {
        var finding = MissingFields.Tell(Route(
            ("state", ProvisionAction.Conflict, "The list lacks the value Inactive."), ("licence", ProvisionAction.Create, "Not writable."),
            ("phone", ProvisionAction.Keep, "Fits."), ("since", ProvisionAction.Conflict, "It is a text.")));

        Assert.Equal(CheckVerdict.Failed, finding.Verdict);
        Assert.Equal(
            "state: The list lacks the value Inactive. since: It is a text. 1 missing: licence. Run 'bridge provision --apply' before a sync.", finding.Detail);
    }

    [Fact]
    public void What_is_only_missing_is_a_warning_and_a_long_list_is_cut()
    {
        var missing = MissingFields.Tell(Route([.. Enumerable.Range(0, 7).Select(number => ($"f{number}", ProvisionAction.Create, "Missing."))]));
        var conflicts = MissingFields.Tell(Route([.. Enumerable.Range(0, 7).Select(number => ($"f{number}", ProvisionAction.Conflict, "No."))]));

        Assert.Equal((CheckVerdict.Warning, true), (missing.Verdict, missing.Detail.StartsWith("7 missing: f0, f1, f2, f3, f4 and more.", StringComparison.Ordinal)));
        Assert.EndsWith("2 more in conflict; 'bridge provision' lists them.", conflicts.Detail, StringComparison.Ordinal);
    }

    private static RouteProvision Route(params (string Name, ProvisionAction Action, string Detail)[] steps) =>
        new("members", "crm", [.. steps.Select(step => new ProvisionStep(new TargetField { Name = step.Name }, step.Action, step.Detail))]);
}
