using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Dataverse.Schema;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse;

/// <summary>Tries a connection to Dataverse without changing anything.</summary>
/// <param name="session">The connection.</param>
internal sealed class DataverseCheck(DataverseSession session) : IChecks
{
    private const string Subject = "sign-in";
    private static readonly string[] _verbs = ["Create", "Read", "Write", "Append", "AppendTo"];

    // Notes are named so in privileges; e-mails and case resolutions are activities, which share theirs. Source: Microsoft Learn, table reference:
    // annotation, activitypointer; incidentresolution EntityType, "Base Type: activitypointer".
    private static readonly string[] _toRead = ["prvReadincident", "prvReadActivity"];
    private static readonly string[] _toOpen =
        ["prvCreateincident", "prvWriteincident", "prvAppendincident", "prvAppendToincident", "prvCreateNote", "prvReadNote", "prvAppendNote", "prvReadteam"];

    /// <inheritdoc />
    public async Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        string? user = null;
        var signIn = await TryAsync(
            Subject,
            async token =>
            {
                using var me = await session.Client.SendAsync(DataverseCall.Get("WhoAmI", "say who I am"), token);
                user = me.Root.TextOf("UserId");
                return new(Subject, CheckVerdict.Ok, $"Signed in as {await NameAsync(user, token)} to the organization {me.Root.TextOf("OrganizationId")} at {session.Settings.Address.Host}.");
            },
            cancellationToken);
        if (user is null)
        {
            // Every further call would fail for the same reason and hide it.
            return [signIn];
        }

        return
        [
            signIn,
            await TryAsync("role", token => CheckRoleAsync(user, token), cancellationToken),
            await TryAsync("contacts", token => CheckTableAsync("contacts", DataverseKind.Contacts, token), cancellationToken),
            await TryAsync("accounts", token => CheckTableAsync("accounts", DataverseKind.Accounts, token), cancellationToken),
            await TryAsync("cases", token => CheckCasesAsync(user, token), cancellationToken) with { IsForDesk = true },
        ];
    }

    private async Task<string> NameAsync(string? user, CancellationToken cancellationToken)
    {
        using var row = await session.Client.TryAsync(DataverseCall.Get($"systemusers({user})?$select=fullname", "say who I am"), cancellationToken);
        return row.Root.TextOf("fullname") ?? $"the application user {user}";
    }

    // Source: Microsoft Learn, RetrieveUserPrivileges. Local and Deep reach the own business unit only.
    private async Task<HashSet<string>> PrivilegesAsync(string user, CancellationToken cancellationToken)
    {
        using var answer = await session.Client.SendAsync(
            DataverseCall.Get($"systemusers({user})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()", "tell the privileges of its application user"), cancellationToken);
        return answer.Root.Of("RolePrivileges").Items().Where(one => one.TextOf("Depth") == "Global")
            .Select(one => one.TextOf("PrivilegeName") ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private async Task<CheckFinding> CheckRoleAsync(string user, CancellationToken cancellationToken)
    {
        using var roles = await session.Client.SendAsync(
            DataverseCall.Get($"systemusers({user})/systemuserroles_association?$select=name", "tell the roles of its application user"), cancellationToken);
        var held = await PrivilegesAsync(user, cancellationToken);
        var missing = Needed().Where(name => !held.Contains(name)).ToList();
        var names = string.Join(", ", roles.Root.Of("value").Items().Select(role => role.TextOf("name")));
        return missing.Count == 0
            ? new("role", CheckVerdict.Ok, $"The application user may read and write contacts and accounts of the whole organization ({names}).")
            : new("role", CheckVerdict.Failed, $"The application user ({(names.Length == 0 ? "no security role" : names)}) lacks privileges of access level Organization: {string.Join(", ", missing)}.");
    }

    private async Task<CheckFinding> CheckTableAsync(string subject, DataverseKind kind, CancellationToken cancellationToken)
    {
        var table = await session.Tables.RefreshAsync(kind, cancellationToken);
        return (table.Find(kind.KeyColumn), table.Key) switch
        {
            (null, _) => new(subject, CheckVerdict.Failed, $"The table {kind.Table} has no column {kind.KeyColumn}. Run 'bridge provision --apply'."),
            (_, null) => new(subject, CheckVerdict.Failed, $"The table {kind.Table} has no alternate key on {kind.KeyColumn}. Run 'bridge provision --apply'."),
            (_, { HasFailed: true }) => new(
                subject, CheckVerdict.Failed,
                $"The index of the alternate key on {kind.KeyColumn} could not be built: rows share a key. Correct them, then reactivate the key in Power Apps (Tables, Keys)."),
            (_, { IsActive: false } key) => new(subject, CheckVerdict.Warning, $"The index of the alternate key on {kind.KeyColumn} is still being built ({key.Status}). Nothing can be written before it is active."),
            _ => new(subject, CheckVerdict.Ok, Ready(kind, table)),
        };
    }

    private async Task<CheckFinding> CheckCasesAsync(string user, CancellationToken cancellationToken)
    {
        const string subject = "cases";
        var held = await PrivilegesAsync(user, cancellationToken);
        var (unread, unwritten) = (_toRead.Where(name => !held.Contains(name)).ToList(), _toOpen.Where(name => !held.Contains(name)).ToList());
        if (unread.Count > 0)
        {
            return new(subject, CheckVerdict.Warning, $"The application user may not read cases: no route can read tickets here. If your help desk is in Dynamics 365, give its role {string.Join(", ", unread)}.");
        }

        var kind = DataverseKind.Cases;
        var table = await session.Tables.RefreshAsync(kind, cancellationToken);
        return unwritten.Count > 0
            ? new(subject, CheckVerdict.Warning, $"Cases can be read, but members cannot open tickets: the role lacks {string.Join(", ", unwritten)}.")
            : table.Find(kind.KeyColumn) is null
            ? new(subject, CheckVerdict.Warning, $"Cases can be read, but {kind.Table} has no column {kind.KeyColumn}: members' requests and follow-ups of surveys wait. With 'memberApi' or 'surveys: followUp' in the settings, 'bridge provision --apply' makes it.")
            : !table.TracksChanges
            ? new(subject, CheckVerdict.Warning, $"Change tracking is off for {kind.Table}: no route can read tickets here. Switch it on in Power Apps (Tables, Case, Properties).")
            : new(subject, CheckVerdict.Ok, "Cases may be read and opened.");
    }

    private static string Ready(DataverseKind kind, DataverseTable table) =>
        $"The alternate key on {kind.KeyColumn} is active{(table.TracksChanges ? "" : "; change tracking is off, so all rows are listed at each run")}. 'bridge provision' tells which columns a mapping lacks.";

    private static IEnumerable<string> Needed() =>
        from kind in new[] { DataverseKind.Contacts, DataverseKind.Accounts }
        from verb in _verbs
        select $"prv{verb}{kind.Table}";

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
