namespace Bridge.Sandbox.Dataverse.Access;

/// <summary>An application user of the environment.</summary>
/// <param name="Id">Id of its systemuser row.</param>
/// <param name="Role">Name of its security role.</param>
/// <param name="Privileges">Names of the role's privileges, <c>prvCreateContact</c>.</param>
internal sealed record AppUser(Guid Id, string Role, IReadOnlySet<string> Privileges)
{
    /// <summary>The word of privileges for notes.</summary>
    public const string Notes = "Note";

    /// <summary>The word of privileges for e-mails and all other activities.</summary>
    public const string Activities = "Activity";

    /// <summary>Tells whether the role has a privilege for a table.</summary>
    /// <param name="verb">Create, Read, Write, Delete.</param>
    /// <param name="entity">Logical name of the table.</param>
    public bool May(string verb, string entity) => Privileges.Contains($"prv{verb}{entity switch { "annotation" => Notes, "email" or "incidentresolution" => Activities, _ => entity }}");
}
