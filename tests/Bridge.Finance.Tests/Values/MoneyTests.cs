using System.Reflection;
using System.Text.Json;
using Bridge.Finance.Values;

namespace Bridge.Finance.Tests.Values;

public class MoneyTests
{
    private static readonly Money _money = new(73_918_204.37m, "USD");

    [Fact]
    public void Money_prints_as_nothing_but_the_word_finance()
    {
        Assert.Equal("[finance]", _money.ToString());
        Assert.Equal("[finance]", $"{_money}");
        Assert.Equal("[finance]", string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0:N2}", _money));
        Assert.IsNotAssignableFrom<IFormattable>(_money);
    }

    [Fact]
    public void Nobody_but_the_finance_writer_can_serialise_money()
    {
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(_money));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { Balance = _money }));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Money>("\"1.00 USD\""));
        Assert.Equal("\"73918204.37 USD\"", JsonSerializer.Serialize(_money, FinanceJson.Options));
        Assert.Equal(_money, JsonSerializer.Deserialize<Money>("\"73918204.37 USD\"", FinanceJson.Options));
    }

    [Fact]
    public void Money_turns_into_nothing_else_by_itself() =>
        Assert.DoesNotContain(
            typeof(Money).GetMethods(BindingFlags.Static | BindingFlags.Public), method => method.Name is "op_Implicit" or "op_Explicit");

    [Fact]
    public void Money_of_two_currencies_cannot_be_added() =>
        Assert.Throws<InvalidOperationException>(() => _money + new Money(1, "CAD"));
}
