using Bridge.Core.Standings;
using Bridge.Finance.Answers;
using Bridge.Finance.Auditing;
using Bridge.Finance.Place.Sums;

namespace Bridge.Finance.Place.Crossing;

/// <summary>Shows what the next release would change, in numbers, and makes it.</summary>
internal sealed class ReleaseDesk(SideDoor door, TotalsReader totals, PlaceAudit audit)
{
    private const string What = "standings of all members";

    public async Task<TotalsView> PreviewAsync(string person)
    {
        await audit.WriteAsync(person, PlaceActions.Preview, "numbers of standings that would change");
        return totals.Read();
    }

    public async Task<Answer<StandingRelease>> RunAsync(string person, string? reason, string? ticket)
    {
        var why = Reason.Of(reason, ticket);
        if (why.Value is not { } given)
        {
            return why.Problem!; // there is one when there is no value
        }

        var side = door.Open();
        await audit.WriteAsync(person, PlaceActions.AskRelease, What, why: given);
        StandingRelease release;
        try
        {
            release = side.Releases.Run(side.Rules);
        }
        catch (FinanceException error)
        {
            await audit.WriteAsync(person, PlaceActions.Release, What, why: given, outcome: PlaceOutcomes.Refused);
            return new PlaceProblem(409, error.Problem, error.Remedy);
        }

        await audit.WriteAsync(person, PlaceActions.Release, $"{What}, release {release.Sequence}", why: given);
        return release;
    }
}
