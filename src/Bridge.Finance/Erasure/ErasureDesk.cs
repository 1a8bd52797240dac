using Bridge.Finance.Place;
using Bridge.Finance.Place.Grants;
using Bridge.Finance.Storage;
using Bridge.Storage;

namespace Bridge.Finance.Erasure;

/// <summary>Takes an order to erase: checks it, writes it down, carries it out, writes down how it ended.</summary>
internal sealed class ErasureDesk(FinanceStore store, EraseMember erase, PlaceAudit audit, Func<DateOnly> today)
{
    private const string What = "accounts, lines, standing";

    public async Task<ErasureSummary> RunAsync(ErasureOrder order)
    {
        var (member, why, which) = Check(order);
        await audit.WriteAsync(order.Who, PlaceActions.AskErase, order.IsDryRun ? $"{What}, counted only" : What, which, why);
        if (order.IsDryRun)
        {
            return erase.Count(member);
        }

        ErasureSummary summary;
        try
        {
            summary = erase.Run(member, today());
        }
        catch (Exception error) when (error is FinanceException or StoreException)
        {
            await audit.WriteAsync(order.Who, PlaceActions.Erase, What, which, why, PlaceOutcomes.Failed);
            throw;
        }

        await audit.WriteAsync(order.Who, PlaceActions.Erase, What, which, why);
        return summary with { IsRewritten = TryRewrite() };
    }

    public async Task<bool> LiftAsync(ErasureOrder order)
    {
        var (member, why, which) = Check(order);
        await audit.WriteAsync(order.Who, PlaceActions.LiftErase, What, which, why);
        return erase.Lift(member);
    }

    private (MemberIds Member, Reason Why, string Which) Check(ErasureOrder order)
    {
        var why = Reason.Of(order.Reason, null);
        if (why.Value is not { } reason)
        {
            throw new FinanceException(why.Problem!.Problem, why.Problem.Remedy); // there is one when there is no value
        }

        var id = order.Id.Trim();
        if (id.Length is 0 or > 200 || id.Any(char.IsControl) || Reason.HoldsCard(id))
        {
            throw new FinanceException("That cannot be the id of a member. It was not kept.", "Give the id as the MLS shows it.");
        }

        var member = store.Read(session => MemberIds.Find(session, order.By, id));
        return (member, reason, member.ExternalId ?? id);
    }

    // What is left in free space is sealed all the same: an erasure does not fail because a page is open somewhere.
    private bool TryRewrite()
    {
        try
        {
            store.Rewrite();
            return true;
        }
        catch (StoreException)
        {
            return false;
        }
    }
}
