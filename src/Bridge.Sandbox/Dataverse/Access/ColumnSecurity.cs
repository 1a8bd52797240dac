using Bridge.Sandbox.Dataverse.Schema;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Access;

/// <summary>Who may read and write secured columns: those whose profiles say so. Touched under the gate of the environment.</summary>
/// <remarks>Source: Microsoft Learn, "Column-level security"; 4 stands for allowed, 0 for not.</remarks>
internal sealed class ColumnSecurity(DataverseOrg org)
{
    private const int Allowed = 4;
    private readonly HashSet<(Guid User, Guid Profile)> _members = [];

    public void Join(Guid user, Guid profile) => _members.Add((user, profile));

    public IEnumerable<Guid> ProfilesOf(Guid user) => _members.Where(member => member.User == user).Select(member => member.Profile);

    public bool MayRead(AppUser user, EntityType type, Column column) => May(user, type, column, "canread");

    public bool MayWrite(AppUser user, EntityType type, Column column, bool isNew) => May(user, type, column, isNew ? "cancreate" : "canupdate");

    private bool May(AppUser user, EntityType type, Column column, string right) => !column.IsSecured || org.Table("fieldpermission").Rows.Any(row =>
        row["fieldsecurityprofileid"] is EntityReference profile && _members.Contains((user.Id, profile.Id))
        && Equals(row["entityname"], type.Name) && Equals(row["attributelogicalname"], column.Name) && Equals(row[right], Allowed));
}
