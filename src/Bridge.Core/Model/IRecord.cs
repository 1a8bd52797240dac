namespace Bridge.Core.Model;

/// <summary>What every canonical record says about itself, whatever its kind.</summary>
public interface IRecord
{
    /// <summary>Identity; the upsert key everywhere.</summary>
    RecordKey Key { get; }

    /// <summary>UTC instant of the last change, as the source states it.</summary>
    DateTimeOffset ModifiedAt { get; }

    /// <summary>True when the record was deleted at the source or may no longer be seen; its fields are then blank.</summary>
    bool IsTombstone { get; }

    /// <summary>The state the MLS gives the record (<c>Active</c>, <c>Inactive</c> or any local word), or null.</summary>
    string? Status { get; }

    /// <summary>Reads a field by its Data Dictionary name, or by its local name where the feed has fields of its own.</summary>
    /// <param name="name">Field name, case-sensitive, for example <c>MemberEmail</c>.</param>
    /// <returns>The value; <see cref="FieldValue.Blank"/> when the source holds none.</returns>
    FieldValue Field(string name);
}
