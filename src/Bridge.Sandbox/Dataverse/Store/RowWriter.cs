using Bridge.Sandbox.Dataverse.Access;
using Bridge.Sandbox.Dataverse.Schema;

namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>Creates, changes and deletes rows, with the rules that hold for them.</summary>
internal sealed class RowWriter(DataverseOrg org)
{
    private static readonly string[] _makers = ["ownerid", "createdby"];

    /// <summary>Creates a row.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="values">Its values.</param>
    /// <param name="id">Its id where the caller chose one.</param>
    /// <param name="user">Who writes.</param>
    /// <param name="undo">Takes what undoes it.</param>
    public EntityRow Create(EntityTable table, IReadOnlyDictionary<string, object?> values, Guid? id, AppUser user, UndoLog undo)
    {
        Require(user, "Create", table.Type);
        var row = new EntityRow(id ?? (values.GetValueOrDefault(table.Type.PrimaryId) as Guid?) ?? Guid.NewGuid());
        var taken = values.Where(pair => pair.Key != table.Type.PrimaryId).ToDictionary(StringComparer.Ordinal);
        Check(table, row, taken, user, isNew: true);
        foreach (var column in table.Type.Columns.Where(column => column.IsRequired && taken.GetValueOrDefault(column.Name) is null))
        {
            throw new RowRefusedException(400, "0x80040203", $"Attribute: {column.Name} cannot be set to NULL");
        }

        Begin(table, row, user.Id);
        foreach (var (column, value) in taken)
        {
            row[column] = value;
        }

        Stamp(table, row);
        table.Add(row);
        undo.Add(() => table.Remove(row));
        org.History.RecordsWritten(1, 0);
        return row;
    }

    /// <summary>Changes a row.</summary>
    public void Change(EntityTable table, EntityRow row, IReadOnlyDictionary<string, object?> values, AppUser user, UndoLog undo)
    {
        Require(user, "Write", table.Type);
        var taken = values.Where(pair => pair.Key != table.Type.PrimaryId).ToDictionary(StringComparer.Ordinal);
        StateChange.Complete(table.Type, row, taken, org.Time.GetUtcNow());

        Check(table, row, taken, user, isNew: false);
        var before = taken.Keys.Concat(["modifiedon", "fullname"]).Distinct().ToDictionary(column => column, column => row[column], StringComparer.Ordinal);
        var version = row.Version;
        undo.Add(() =>
        {
            foreach (var (column, value) in before)
            {
                table.Set(row, column, value);
            }

            row.Version = version;
        });
        var isSame = taken.All(pair => Equals(row[pair.Key], pair.Value));
        foreach (var (column, value) in taken)
        {
            table.Set(row, column, value);
        }

        Stamp(table, row);
        org.History.RecordsWritten(1, isSame ? 1 : 0);
    }

    /// <summary>Deletes a row.</summary>
    public void Delete(EntityTable table, EntityRow row, AppUser user, UndoLog undo)
    {
        Require(user, "Delete", table.Type);
        Remove(table, row);
        undo.Add(() =>
        {
            table.Deleted.RemoveAll(gone => gone.Id == row.Id);
            table.Add(row);
        });
    }

    /// <summary>Takes a row out, whoever does it.</summary>
    public void Remove(EntityTable table, EntityRow row)
    {
        table.Remove(row);
        table.Deleted.Add((row.Id, org.NextVersion()));
    }

    /// <summary>Gives a new row what every row has: it is active and belongs to whoever made it.</summary>
    public void Begin(EntityTable table, EntityRow row, Guid user)
    {
        row["createdon"] = org.Time.GetUtcNow();
        if (table.Type.Find("statecode") is not null)
        {
            (row["statecode"], row["statuscode"]) = (0, 1);
        }

        foreach (var column in _makers.Where(column => table.Type.Find(column) is not null))
        {
            row[column] = new EntityReference("systemuser", user);
        }
    }

    /// <summary>Marks a row as changed now.</summary>
    public void Stamp(EntityTable table, EntityRow row)
    {
        if (table.Type.Name == "contact")
        {
            row["fullname"] = string.Join(' ', new[] { row["firstname"], row["lastname"] }.OfType<string>()) is { Length: > 0 } name ? name : null;
        }

        row["modifiedon"] = org.Time.GetUtcNow();
        row.Version = org.NextVersion();
        row.Writes++;
    }

    private void Require(AppUser user, string verb, EntityType type)
    {
        if (org.Table("systemuser").Find(user.Id)?["isdisabled"] is true)
        {
            throw RowFaults.DisabledUser(user.Id);
        }

        if (!user.May(verb, type.Name))
        {
            throw RowFaults.NoPrivilege($"prv{verb}{type.Name}", user.Id);
        }
    }

    private void Check(EntityTable table, EntityRow row, IReadOnlyDictionary<string, object?> values, AppUser user, bool isNew)
    {
        foreach (var name in values.Keys)
        {
            var column = table.Type.Find(name)!; // what was read names known columns only
            if (name != "deactivatedon" && (isNew ? !column.IsForCreate : !column.IsForUpdate))
            {
                throw new RowRefusedException(400, "0x80040203", $"'{name}' is not valid for {(isNew ? "create" : "update")}.");
            }

            if (!org.Security.MayWrite(user, table.Type, column, isNew))
            {
                throw RowFaults.Secured(name);
            }
        }

        Judge(table, row, values);
        foreach (var key in table.Type.Keys.Where(key => key.StatusAt(org.Time.GetUtcNow()) == "Active"))
        {
            var value = EntityTable.KeyOf(key, column => values.TryGetValue(column, out var sent) ? sent : row[column]);
            if (value is not null && table.Find(key, value) is { } other && other.Id != row.Id)
            {
                throw new RowRefusedException(412, "0x80040237", $"Entity Key {key.SchemaName} violated. A record with the same value for {string.Join(',', key.Columns)} already exists. A duplicate record cannot be created.");
            }
        }
    }

    // The faults for single rows: the same keys are refused every time, other ones are held by somebody else each time.
    private void Judge(EntityTable table, EntityRow row, IReadOnlyDictionary<string, object?> values)
    {
        if (table.Type.Name is not ("contact" or "account"))
        {
            return;
        }

        var key = table.Type.Keys.Select(one => EntityTable.KeyOf(one, column => values.GetValueOrDefault(column) ?? row[column])).FirstOrDefault(value => value is not null) ?? row.Id.ToString();
        if (org.Locks.Blocks(key) || org.Locks.Blocks(row.Id.ToString()) || org.Faults.Locks())
        {
            throw RowFaults.Deadlock();
        }

        if (org.Faults.Refuses(key))
        {
            throw RowFaults.PlugIn();
        }
    }
}
