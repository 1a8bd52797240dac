namespace Bridge.Sandbox.Dataverse.Access;

/// <summary>The application users of the environment, by the id of their app.</summary>
internal sealed class AppUsers
{
    private readonly Dictionary<string, AppUser> _byClient = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Guid> _roles = [];

    public AppUsers(DataverseOrg org)
    {
        string[] tables = ["contact", "account", "incident", AppUser.Notes, AppUser.Activities];
        string[] reading = [.. tables.Concat(["systemuser", "team", "role", "fieldsecurityprofile", "fieldpermission"]).Select(table => $"prvRead{table}")];
        string[] writing = org.Options.MayWrite
            ? [.. tables.SelectMany(table => new[] { $"prvCreate{table}", $"prvWrite{table}", $"prvAppend{table}", $"prvAppendTo{table}", $"prvDelete{table}" })]
            : [];
        string[] customizing = org.Options.MayCustomize
            ? ["prvCreateAttribute", "prvCreatefieldsecurityprofile", "prvWritefieldsecurityprofile", "prvCreatefieldpermission", "prvWritefieldpermission", "prvWritesystemuser"]
            : [];
        Add(org, org.Options.ClientId, "MLS bridge", "MLS Integration", [.. reading, .. writing, .. customizing]);
        Representative = Add(org, org.Options.RepresentativeClientId, "A representative", "Customer Service Representative", reading);
    }

    /// <summary>Whoever makes rows by hand.</summary>
    public AppUser Representative { get; }

    public AppUser? Find(string clientId) => _byClient.GetValueOrDefault(clientId);

    public AppUser? Find(Guid user) => _byClient.Values.FirstOrDefault(one => one.Id == user);

    /// <summary>The row of a user's role.</summary>
    public Guid RoleOf(Guid user) => _roles.GetValueOrDefault(user);

    private AppUser Add(DataverseOrg org, string client, string fullName, string role, string[] privileges)
    {
        var user = org.Found("systemuser", ("fullname", fullName), ("internalemailaddress", $"{client}@example.test"), ("isdisabled", false));
        _roles[user] = org.Found("role", ("name", role));
        return _byClient[client] = new AppUser(user, role, privileges.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }
}
