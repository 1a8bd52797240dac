using System.Globalization;
using System.Net;
using System.Text.Json;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce;

/// <summary>Tries a connection to Salesforce without changing anything.</summary>
/// <param name="session">The connection.</param>
internal sealed class SalesforceCheck(SalesforceSession session) : IChecks
{
    private const string Subject = "sign-in";

    /// <inheritdoc />
    public async Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        var version = await TryAsync("API version", CheckVersionAsync, cancellationToken);
        var signIn = await TryAsync(Subject, CheckSignInAsync, cancellationToken);
        if (signIn.Verdict == CheckVerdict.Failed || version.Verdict == CheckVerdict.Failed)
        {
            // Every further call would fail for the same reason and hide it.
            return version.Detail == signIn.Detail ? [signIn] : [signIn, version];
        }

        return
        [
            signIn,
            version,
            await TryAsync("calls left", CheckCallsAsync, cancellationToken),
            await TryAsync("contacts", token => CheckObjectAsync("contacts", SalesforceKind.Contacts, token), cancellationToken),
            await TryAsync("accounts", token => CheckObjectAsync("accounts", SalesforceKind.Accounts, token), cancellationToken),
            await TryAsync("cases", CheckCasesAsync, cancellationToken) with { IsForDesk = true },
        ];
    }

    private async Task<CheckFinding> CheckSignInAsync(CancellationToken cancellationToken)
    {
        var token = await session.Client.TokenAsync(cancellationToken);
        var user = await FirstAsync($"SELECT Username FROM User WHERE Id = {SoqlText.Quoted(token.UserId ?? "")}", "Username", cancellationToken);
        var isTest = await FirstAsync("SELECT IsSandbox FROM Organization", "IsSandbox", cancellationToken) == "True";
        return new(
            Subject, CheckVerdict.Ok,
            $"Signed in as {user ?? token.UserId ?? "an unnamed user"} to the {(isTest ? "sandbox" : "production")} org {token.OrgId} at {token.Instance.Host}.");
    }

    private async Task<CheckFinding> CheckVersionAsync(CancellationToken cancellationToken)
    {
        using var answer = await session.Client.SendAsync(SalesforceCall.Get("/services/data", "list the versions of its API"), cancellationToken);
        var versions = answer.Root.Items().Select(row => row.TextOf("version")).OfType<string>().ToList();
        var newest = versions.MaxBy(version => double.TryParse(version, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return versions.Contains(session.Settings.Version[1..])
            ? new("API version", CheckVerdict.Ok, $"{session.Settings.Version}; the newest of this org is v{newest}.")
            : new("API version", CheckVerdict.Failed, $"This org has no version {session.Settings.Version}. Set apiVersion to {newest?.Split('.')[0]} or lower.");
    }

    private async Task<CheckFinding> CheckCallsAsync(CancellationToken cancellationToken)
    {
        using var answer = await session.Client.SendAsync(SalesforceCall.Get("limits", "tell its limits"), cancellationToken);
        var calls = answer.Root.Of("DailyApiRequests");
        var (most, left) = (calls.NumberOf("Max"), calls.NumberOf("Remaining"));
        var kept = most - (int)(most * (session.Settings.Share ?? 1));
        return most == 0
            ? new("calls left", CheckVerdict.Warning, "Salesforce did not tell how many calls are left.")
            : left <= kept
                ? new("calls left", CheckVerdict.Warning, $"{left} of {most} calls of 24 hours are left, and {kept} are kept for other apps: the bridge waits. Raise 'share', or look who uses them.")
                : new("calls left", CheckVerdict.Ok, $"{left} of {most} calls of 24 hours are left; {kept} are kept for other apps.");
    }

    private async Task<CheckFinding> CheckObjectAsync(string subject, SalesforceKind kind, CancellationToken cancellationToken)
    {
        var schema = await session.Schemas.RefreshAsync(kind, cancellationToken);
        if (!schema.MayCreate || !schema.MayUpdate)
        {
            return new(subject, CheckVerdict.Failed, $"The integration user may not create and edit {kind.Name} records. Give it the permission set MLS_Integration.");
        }

        return schema.Find(SalesforceKind.KeyField) switch
        {
            null => new(
                subject, CheckVerdict.Failed,
                $"{kind.Name} has no field {SalesforceKind.KeyField}, or it is hidden from the integration user. Run 'bridge provision --apply'."),
            { IsExternalId: false } => new(subject, CheckVerdict.Failed, $"{SalesforceKind.KeyField} of {kind.Name} is no external id. Set 'External ID' for it in Setup, Object Manager."),
            { IsUnique: false } => new(
                subject, CheckVerdict.Failed,
                $"{SalesforceKind.KeyField} of {kind.Name} is not unique, so one member may end as two records. Set 'Unique' (case-sensitive) for it in Setup, Object Manager."),
            { IsUpdateable: false } => new(subject, CheckVerdict.Failed, $"The integration user may not write {SalesforceKind.KeyField} of {kind.Name}. Run 'bridge provision --apply'."),
            { IsCaseSensitive: false } => new(
                subject, CheckVerdict.Warning,
                $"{SalesforceKind.KeyField} of {kind.Name} takes keys that differ only in case for the same. Make it case-sensitive if your MLS has such keys."),
            _ => new(subject, CheckVerdict.Ok, $"{kind.Name} records may be written; {SalesforceKind.KeyField} is a unique external id. 'bridge provision' tells which fields a mapping lacks."),
        };
    }

    private async Task<CheckFinding> CheckCasesAsync(CancellationToken cancellationToken)
    {
        const string subject = "cases";
        var call = SalesforceCall.Get("sobjects/Case/describe", "describe the object Case");
        using (var answer = await session.Client.TryAsync(call, cancellationToken))
        {
            if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
            {
                return new(subject, CheckVerdict.Warning, "The integration user may not see cases: no route can read tickets here. Give it 'Read' on Case if your help desk is in Salesforce.");
            }
        }

        var schema = await session.Schemas.RefreshAsync(SalesforceKind.Cases, cancellationToken);
        await session.Cases.LearnAsync(cancellationToken);
        var reopened = session.Cases.ReopenedStatus() ?? "left as they are";
        return schema switch
        {
            { MayCreate: false } or { MayUpdate: false } => new(
                subject, CheckVerdict.Warning, "Cases can be read, but the integration user may not create and edit them: members cannot open tickets. Give it the permission set MLS_Integration."),
            _ when schema.Find(SalesforceKind.KeyField) is not { IsExternalId: true, IsUnique: true, IsUpdateable: true } => new(
                subject, CheckVerdict.Warning,
                $"Cases can be read, but Case has no field {SalesforceKind.KeyField} that is a unique external id and may be written: members' requests and follow-ups of surveys wait. With 'memberApi' or 'surveys: followUp' in the settings, 'bridge provision --apply' makes it."),
            _ => new(subject, CheckVerdict.Ok, $"Cases may be read and opened; new ones are '{session.Cases.DefaultStatus ?? "without a status"}', those that a member's comment opens again '{reopened}'."),
        };
    }

    private async Task<string?> FirstAsync(string soql, string field, CancellationToken cancellationToken)
    {
        await foreach (var rows in session.Client.QueryAsync(soql, isAll: false, "say who I am", cancellationToken))
        {
            return rows.Items().Select(row => row.Of(field)).Where(value => value.ValueKind is not JsonValueKind.Undefined).Select(value => value.ToString()).FirstOrDefault();
        }

        return null;
    }

    private static async Task<CheckFinding> TryAsync(
        string subject, Func<CancellationToken, Task<CheckFinding>> check, CancellationToken cancellationToken)
    {
        try
        {
            return await check(cancellationToken);
        }
        catch (ConnectorException error)
        {
            return new(subject, CheckVerdict.Failed, $"{error.Problem} {error.Remedy}");
        }
    }
}
