using Bridge.Finance.Composition;

namespace Bridge.Finance.Place;

/// <summary>The way to the finance side; asked for by each request, since the host may have to open it anew.</summary>
/// <param name="open">Gives the finance side, or says why it cannot be used.</param>
internal sealed class SideDoor(Func<FinanceSide> open)
{
    public FinanceSide Open() => open();
}
