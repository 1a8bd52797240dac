using System.Text.Json;
using Bridge.Faults.Targets;

namespace Bridge.Faults.Staging;

/// <summary>Sets stages up. The bridge provisions each CRM; of Zendesk only the first, later accounts get copies of its fields, which is quicker.</summary>
/// <param name="program">The bridge's program.</param>
/// <param name="target">The CRM.</param>
internal sealed class StageSetter(string program, FaultTarget target)
{
    private static readonly (string Path, string Singular)[] _kinds =
        [("/api/v2/user_fields", "user_field"), ("/api/v2/organization_fields", "organization_field")];

    private List<(string Path, string Body)>? _fields;

    /// <summary>The bridge's program.</summary>
    public string Program => program;

    /// <summary>The CRM.</summary>
    public FaultTarget Target => target;

    /// <summary>Sets a stage up.</summary>
    /// <param name="options">What it is set up with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The stage; the account has the fields of the mapping.</returns>
    public async Task<Stage> SetAsync(StageOptions options, CancellationToken cancellationToken)
    {
        var stage = await Stage.StartAsync(program, target, options, cancellationToken);
        if (_fields is null)
        {
            var provisioned = await stage.RunAsync(cancellationToken, "provision", "--apply");
            _fields = provisioned.ExitCode == 0
                ? target is ZendeskTarget ? await ReadAsync(stage, cancellationToken) : null
                : throw new InvalidOperationException($"The account could not be prepared: {provisioned.LastWords}");
        }
        else
        {
            foreach (var (path, body) in _fields)
            {
                var (status, answer) = await stage.CallCrmAsync(HttpMethod.Post, path, cancellationToken, body);
                _ = (int)status < 300 ? answer : throw new InvalidOperationException($"The account refused a field: {answer}");
            }
        }

        await stage.ResetStatisticsAsync(cancellationToken);
        return stage;
    }

    private static async Task<List<(string Path, string Body)>> ReadAsync(Stage stage, CancellationToken cancellationToken)
    {
        var fields = new List<(string, string)>();
        foreach (var (path, singular) in _kinds)
        {
            var (_, answer) = await stage.CallCrmAsync(HttpMethod.Get, path, cancellationToken);
            using var list = JsonDocument.Parse(answer);
            fields.AddRange(list.RootElement.GetProperty(singular + "s").EnumerateArray()
                .Select(field => (path, $$"""{"{{singular}}":{{field.GetRawText()}}}""")));
        }

        return fields;
    }
}
