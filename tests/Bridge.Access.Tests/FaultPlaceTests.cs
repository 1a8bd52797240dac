using System.Globalization;
using Bridge.Access.Requests;

namespace Bridge.Access.Tests;

public class FaultPlaceTests
{
    [Fact]
    public void A_fault_inside_the_framework_is_told_by_the_bridges_method_that_called_it()
    {
        var fault = Assert.Throws<FormatException>(Stumble);

        Assert.Equal($"{typeof(FaultPlaceTests).FullName}.{nameof(Stumble)}", FaultPlace.Of(fault));
    }

    [Fact]
    public void What_was_never_thrown_has_no_place() => Assert.Equal("an unknown place", FaultPlace.Of(new FormatException()));

    private static object Stumble() => int.Parse("no number", CultureInfo.InvariantCulture);
}
