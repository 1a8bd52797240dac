using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Sandbox.Dataverse;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>Dynamics 365, whose tickets are cases.</summary>
/// <param name="sandbox">The stand-in.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoDataverse(DataverseSandbox sandbox, TimeProvider time) : IDemoCrm
{
    private static readonly string[] _names = ["Rosa Delgado", "Tom Okafor"];
    private readonly DemoControls _controls = new(sandbox);
    private readonly List<string> _owners = [];

    /// <inheritdoc />
    public string Name => "dataverse";

    /// <inheritdoc />
    public string Title => "Dynamics 365";

    /// <inheritdoc />
    public string Place => sandbox.Address.AbsoluteUri;

    /// <inheritdoc />
    public string Connection =>
        $"type: dataverse, address: \"{sandbox.Address}\", signInAddress: \"{sandbox.Address}\", tenant: sandbox-tenant, clientId: sandbox-client, clientSecret: sandbox-secret";

    /// <summary>Starts it.</summary>
    /// <param name="settings">Clock and the like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The CRM; the caller disposes it.</returns>
    public static async Task<IDemoCrm> StartAsync(SandboxSettings settings, CancellationToken cancellationToken) =>
        new DemoDataverse(await DataverseSandbox.StartAsync(settings, new DataverseSandboxOptions(), cancellationToken), settings.Time);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> StandingsAsync(CancellationToken cancellationToken)
    {
        var words = await WordsAsync(cancellationToken);
        return await _controls.CountAsync(
            "type=contact", contact => contact.TryGetProperty("mls_standing", out var field) && field.ValueKind == JsonValueKind.Number ? words[field.GetInt32()] : null, cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> MembersAsync(int most, CancellationToken cancellationToken) => _controls.PickAsync(
        "type=contact", most, contact => contact.GetProperty("mls_memberkey").ValueKind == JsonValueKind.String ? contact.GetProperty("contactid").GetString() : null, cancellationToken);

    /// <inheritdoc />
    public Task<string> AskAsync(string member, CancellationToken cancellationToken) => _controls.AskAsync(
        "plant?type=incident", $$"""{"title":"I cannot sign in","caseorigincode":3,"customerid_contact@odata.bind":"/contacts({{member}})"}""", cancellationToken);

    /// <inheritdoc />
    public async Task SolveAsync(string ticket, int number, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";
        await _controls.AskAsync("plant?type=incidentresolution", $$"""{"subject":"Done.","actualend":"{{now}}","incidentid@odata.bind":"/incidents({{ticket}})"}""", cancellationToken);
        await _controls.AskAsync($"plant?type=incident&id={ticket}", $$"""{"statecode":1,"statuscode":5,"deactivatedon":"{{now}}","ownerid@odata.bind":"/systemusers({{await OwnerAsync(number, cancellationToken)}})"}""", cancellationToken);
    }

    /// <inheritdoc />
    public async Task<string> EscalationAsync(CancellationToken cancellationToken)
    {
        const string team = "Level II";
        await _controls.AskAsync("plant?type=team", $$"""{"name":"{{team}}"}""", cancellationToken);
        return team;
    }

    /// <inheritdoc />
    public Task<int> CountTicketsAsync(string subject, CancellationToken cancellationToken) =>
        _controls.CountAsync("type=incident", "title", subject, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _controls.Dispose();
        await sandbox.DisposeAsync();
    }

    // Representatives are hired when the first of them is needed.
    private async Task<string> OwnerAsync(int number, CancellationToken cancellationToken)
    {
        while (_owners.Count < _names.Length)
        {
            _owners.Add(await _controls.AskAsync("plant?type=systemuser", $$"""{"fullname":"{{_names[_owners.Count]}}"}""", cancellationToken));
        }

        return _owners[number % _owners.Count];
    }

    // What is stored is the number of a choice; its definition tells the word.
    private async Task<Dictionary<int, string>> WordsAsync(CancellationToken cancellationToken)
    {
        var form = $"grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret&scope={Uri.EscapeDataString(sandbox.Address.GetLeftPart(UriPartial.Authority) + "/.default")}";
        using var session = JsonDocument.Parse(await _controls.CallAsync(HttpMethod.Post, "/sandbox-tenant/oauth2/v2.0/token", form, null, cancellationToken));
        var token = new AuthenticationHeaderValue("Bearer", session.RootElement.GetProperty("access_token").GetString());
        const string path = "/api/data/v9.2/EntityDefinitions(LogicalName='contact')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)";
        using var choices = JsonDocument.Parse(await _controls.CallAsync(HttpMethod.Get, path, "", token, cancellationToken));
        return choices.RootElement.GetProperty("value").EnumerateArray().Where(column => column.GetProperty("LogicalName").GetString() == "mls_standing")
            .SelectMany(column => column.GetProperty("OptionSet").GetProperty("Options").EnumerateArray())
            .ToDictionary(option => option.GetProperty("Value").GetInt32(), option => option.GetProperty("Label").GetProperty("UserLocalizedLabel").GetProperty("Label").GetString() ?? "");
    }
}
