using Bridge.Finance.Storage.Postgres;

namespace Bridge.Finance.Tests.Stores;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("CNRY-not a connection string")]
    [InlineData("postgres://finance:CNRY@db.example.com/finance")]
    [InlineData("Host=localhost;Database=finance;Username=finance;Passwort=CNRY")]
    [InlineData("Host=localhost;Database=finance;Username=finance;Port=CNRY")]
    [InlineData("")]
    [InlineData("Database=finance;Username=finance;Password=CNRY")]
    [InlineData("Host=localhost;Username=finance;Password=CNRY")]
    [InlineData("Host=localhost;Database=finance;Password=CNRY")]
    [InlineData("Host=db.example.com;Database=finance;Username=finance;Password=CNRY")]
    [InlineData("Host=localhost,db.example.com;Database=finance;Username=finance;Password=CNRY")]
    [InlineData("Host=10.0.0.7;Database=finance;Username=finance;Password=CNRY;SSL Mode=Prefer")]
    public void What_cannot_be_used_is_refused_without_being_quoted(string text)
    {
        var error = Assert.Throws<FinanceException>(() => PostgresAddress.Parse(text));

        Assert.DoesNotContain("CNRY", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=localhost;Database=finance;Username=finance;Password=CNRY")]
    [InlineData("Host=/run/postgresql;Database=finance;Username=finance")]
    [InlineData("Host=[::1];Database=finance;Username=finance;Password=CNRY")]
    [InlineData("Host=db.example.com;Database=finance;Username=finance;Password=CNRY;SSL Mode=VerifyFull")]
    public void What_is_right_is_taken_and_does_not_print(string text)
    {
        var address = PostgresAddress.Parse(text);

        Assert.StartsWith("'finance' on ", address.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CNRY", address.ToString(), StringComparison.Ordinal);
    }
}
