using System.Text;
using Bridge.Connectors.Http.Egress;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Tests.Http.Egress;

/// <summary>What the gate sees of a file: each cell as its reader would, and nothing that it could not read whole.</summary>
public class EgressCsvTests
{
    private static readonly EgressNames _names = Names();

    [Theory]
    [InlineData("key,name\nmls:4242424242424242,Ann\n\n")]
    [InlineData("key,name\r\nmls:1,\"Ann, \"\"apt 12345\"\"\r\nline\"\r\n")]
    [InlineData("key,name\n")]
    public void What_is_on_the_list_may_leave(string file)
    {
        List<string> seen = [];

        Assert.Null(EgressCsv.LookAt(_names, Encoding.UTF8.GetBytes(file), seen));
        Assert.Equal(["key", "name"], seen);
    }

    [Theory]
    [InlineData("key,balance\nmls:1,1\n")]
    [InlineData("key,Name\nmls:1,Ann\n")]
    [InlineData("key,\"name \"\nmls:1,Ann\n")]
    [InlineData("\uFEFFkey,name\nmls:1,Ann\n")]
    [InlineData("key,name,\nmls:1,Ann,1\n")]
    [InlineData("key,name\nmls:1,Ann,1\n")]
    [InlineData("key,name\nmls:1,\"Ann\n")]
    [InlineData("key,name\nmls:1,Ann")]
    [InlineData("\n")]
    [InlineData("key,name\nmls:1,4242 4242 4242 4242\n")]
    [InlineData("key,name\nmls:1,\"Ann, \"\"no\"\",\n4242 4242 4242 4242\"\n")]
    [InlineData("key,name\nmls:1,4242\n4242,4242 4242 4242 4242\n")]
    [InlineData("key,name\nmls:1,\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\n")]
    public void Anything_else_may_not(string file) => Assert.NotNull(EgressCsv.LookAt(_names, Encoding.UTF8.GetBytes(file), []));

    [Fact]
    public void A_row_of_which_only_the_beginning_would_be_seen_may_not_leave() =>
        Assert.NotNull(EgressCsv.LookAt(_names, Encoding.UTF8.GetBytes($"key,name\nmls:1,\"{new string('x', 1 << 20)} 4242 4242 4242 4242\"\n"), []));

    private static EgressNames Names()
    {
        var names = new EgressNames(new EgressWords([], [], []));
        names.Allow(new TargetShape([new TargetField { Name = "key", IsKey = true }, new TargetField { Name = "name" }]));
        return names;
    }
}
