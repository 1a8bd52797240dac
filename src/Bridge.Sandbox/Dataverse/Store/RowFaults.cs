using Bridge.Sandbox.Dataverse.Schema;

namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>Refusals that several calls share.</summary>
internal static class RowFaults
{
    public static RowRefusedException Missing(EntityType type, RowAddress address) => address.Id is { } id
        ? new(404, "0x80040217", $"{type.Name} With Id = {id} Does Not Exist")
        : new(404, "0x80060891", $"A record with the specified key values does not exist in {type.Name} entity");

    public static RowRefusedException NoPrivilege(string privilege, Guid user) => new(
        403, "0x80040220", $"Principal user (Id={user}, type=8) is missing {privilege} privilege on OTC=2 for entity");

    public static RowRefusedException DisabledUser(Guid user) => new(
        403, "0x80040225", $"The specified user(Id = {user}) is disabled. Consider enabling this user.");

    public static RowRefusedException Secured(string column) => new(
        403, "0x8004f508", $"Caller user does not have update permissions for the following secured column(s): {column}");

    public static RowRefusedException Changed() => new(
        412, "0x80060882", "The version of the existing record doesn't match the RowVersion property provided.");

    public static RowRefusedException IsThere() => new(412, "0x80040237", "A record with matching key values already exists.");

    public static RowRefusedException Deadlock() => new(500, "0x80044150", "Generic SQL error. CRM ErrorCode: -2147204784 Sql ErrorCode: -2146232060 Sql Number: 1205");

    public static RowRefusedException PlugIn() => new(400, "0x80040265", "The record was refused by a plug-in of your organization.");

    public static RowRefusedException NotFound(string segment) => new(404, "0x8006088a", $"Resource not found for the segment '{segment}'.");

    public static RowRefusedException Syntax(string words) => new(400, "0x80060888", words);
}
