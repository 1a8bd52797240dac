namespace Bridge.Sandbox.Dataverse.Schema;

/// <summary>Type of a column, by Dataverse's own word (AttributeType).</summary>
internal enum ColumnType
{
    Uniqueidentifier,
    String,
    Memo,
    Integer,
    BigInt,
    Decimal,
    Boolean,
    DateTime,
    Picklist,
    State,
    Status,
    Lookup,
    Customer,
    Owner,
}
