namespace Bridge.Finance.Tests.Stores;

/// <summary>Tests that share one PostgreSQL; they run one after the other, beside those on SQLite.</summary>
[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<PostgresServer>
{
    public const string Name = "on PostgreSQL";
}
