using System.CommandLine;
using System.Globalization;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Provisioning;
using Bridge.Host.Json;

namespace Bridge.Host.Cli.Checks;

/// <summary><c>bridge provision</c>: create the fields that the mappings need in the CRM.</summary>
internal static class ProvisionCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var apply = new Option<bool>("--apply") { Description = "Create the missing fields; without it they are only listed." };
        var verb = new VerbCommand(
            "provision",
            "Lists the fields that the mappings need and the CRM lacks; creates them on request. Never changes an existing field.",
            "bridge provision            # what is missing",
            "bridge provision --apply    # create it")
        {
            config, apply, json,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            context, parsed.GetRequiredValue(config), parsed.GetValue(apply), parsed.GetValue(json), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        CliContext context, string path, bool isApplied, bool isJson, CancellationToken cancellationToken)
    {
        if (context.LoadSettings(path) is not { } settings)
        {
            return ExitCode.Usage;
        }

        var provisioner = new Provisioner(context.Connectors, context.Opener, context.Shapes);
        var plan = await provisioner.PlanAsync(settings, cancellationToken);
        if (!isJson)
        {
            Print(context.Out, plan);
        }

        if (!isApplied && !isJson && plan.Sum(item => item.Of(ProvisionAction.Create).Count()) is > 0 and var missing)
        {
            await context.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"Nothing was created. 'bridge provision --apply' creates {(missing == 1 ? "it" : $"all {missing}")}; what is there already is not touched."));
        }

        if (isApplied)
        {
            await provisioner.ApplyAsync(settings, plan, (route, step) => context.Error.WriteLine($"{route.Connection}: created {step.Field.Name}"), cancellationToken);
            if (!isJson && plan.Any(item => item.Of(ProvisionAction.Create).Any()))
            {
                await context.Out.WriteLineAsync("Records that were written before get the new fields with 'bridge sync --verify'.");
            }
        }

        if (isJson)
        {
            await context.Out.WriteLineAsync(Render(plan, isApplied));
        }

        var conflicts = plan.Sum(item => item.Of(ProvisionAction.Conflict).Count());
        return conflicts > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private static void Print(TextWriter output, IReadOnlyList<RouteProvision> plan)
    {
        foreach (var item in plan)
        {
            if (item.Steps is null)
            {
                output.WriteLine($"{item.Route}: {item.Connection} has no fields that can be created.");
                continue;
            }

            output.WriteLine(
                $"{item.Route} -> {item.Connection}: {item.Of(ProvisionAction.Keep).Count()} there, "
                + $"{item.Of(ProvisionAction.Create).Count()} missing, {item.Of(ProvisionAction.Conflict).Count()} in conflict");
            foreach (var step in item.Steps.Where(step => step.Action != ProvisionAction.Keep))
            {
                output.WriteLine($"  {Word(step.Action)} {step.Field.Name}: {step.Detail}");
            }
        }
    }

    private static string Render(IReadOnlyList<RouteProvision> plan, bool isApplied) => JsonText.Render(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("applied", isApplied);
        json.WriteStartArray("steps");
        foreach (var item in plan)
        {
            foreach (var step in item.Steps ?? [])
            {
                json.WriteStartObject();
                json.WriteString("route", item.Route);
                json.WriteString("connection", item.Connection);
                json.WriteString("field", step.Field.Name);
                json.WriteString("action", Word(step.Action));
                json.WriteString("detail", step.Detail);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Word(ProvisionAction action) => action switch
    {
        ProvisionAction.Keep => "keep",
        ProvisionAction.Create => "create",
        _ => "conflict",
    };
}
