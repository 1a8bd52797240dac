using System.Text.RegularExpressions;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>Who calls, what his role allows, and the profiles he belongs to.</summary>
/// <remarks>Source: Microsoft Learn, WhoAmI, RetrieveUserPrivileges, and the relationships of systemuser.</remarks>
internal sealed partial class UserEndpoints(DataverseOrg org)
{
    public ODataReply WhoAmI(ODataCall call) => ODataReply.Json(json =>
    {
        json.WriteString("@odata.context"u8, $"{call.Root}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse");
        json.WriteString("BusinessUnitId"u8, org.BusinessUnitId);
        json.WriteString("UserId"u8, call.User.Id);
        json.WriteString("OrganizationId"u8, org.OrganizationId);
    });

    /// <summary>Answers a call about one user; null when it is another call.</summary>
    public ODataReply? Answer(ODataCall call)
    {
        var match = OfUser().Match(call.Path);
        if (!match.Success || !Guid.TryParse(match.Groups["id"].Value, out var id) || org.Users.Find(id) is not { } user)
        {
            return null;
        }

        return (call.Method, match.Groups["rest"].Value) switch
        {
            ("GET", "Microsoft.Dynamics.CRM.RetrieveUserPrivileges" or "Microsoft.Dynamics.CRM.RetrieveUserPrivileges()") => ODataReply.Json(json =>
                DefinitionJson.List(json, "RolePrivileges", user.Privileges.Order(StringComparer.Ordinal), (writer, name) =>
                {
                    writer.WriteString("Depth"u8, "Global");
                    writer.WriteString("PrivilegeName"u8, name);
                    writer.WriteString("BusinessUnitId"u8, org.BusinessUnitId);
                })),
            ("GET", "systemuserroles_association") => ODataReply.Json(json =>
                DefinitionJson.List(json, "value", [user.Role], (writer, role) =>
                {
                    writer.WriteString("roleid"u8, org.Users.RoleOf(user.Id));
                    writer.WriteString("name"u8, role);
                })),
            ("GET", "systemuserprofiles_association") => ODataReply.Json(json =>
                DefinitionJson.List(json, "value", org.Security.ProfilesOf(user.Id), (writer, profile) => writer.WriteString("fieldsecurityprofileid"u8, profile))),
            ("POST", "systemuserprofiles_association/$ref") => Join(call, id),
            _ => null,
        };
    }

    private ODataReply Join(ODataCall call, Guid user)
    {
        if (!call.User.May("Write", "systemuser"))
        {
            throw RowFaults.NoPrivilege("prvWritesystemuser", call.User.Id);
        }

        var match = Profile().Match(call.Body.TryGetProperty("@odata.id", out var address) ? address.GetString() ?? "" : "");
        if (!match.Success || org.Table("fieldsecurityprofile").Find(Guid.Parse(match.Groups["id"].Value)) is not { } profile)
        {
            throw RowFaults.Syntax("Invalid URI for '@odata.id'.");
        }

        call.Call.Applied = true;
        org.Security.Join(user, profile.Id);
        return ODataReply.Nothing;
    }

    [GeneratedRegex(@"^systemusers\((?<id>[^)]+)\)/(?<rest>.+)$")]
    private static partial Regex OfUser();

    [GeneratedRegex(@"fieldsecurityprofiles\((?<id>[0-9a-fA-F-]{36})\)$")]
    private static partial Regex Profile();
}
