using Bridge.Finance.Auditing;
using Bridge.Finance.Storage;
using Bridge.Storage;

namespace Bridge.Finance.Erasure;

/// <summary>Takes an order to erase: checks it, writes it down, carries it out, writes down how it ended.</summary>
internal sealed class ErasureDesk(FinanceStore store, EraseMember erase, PlaceAudit audit, Func<DateOnly> today)
{
    /// <summary>What the audit says is erased.</summary>
    public const string What = "accounts, lines, standing";

    /// <summary>Counts what erasing would remove. Whoever calls has written the audit before.</summary>
    public ErasureSummary Count(ErasureTarget target) => erase.Count(target.Member);

    /// <summary>Carries out an order that one person gives alone, by command.</summary>
    public async Task<ErasureSummary> RunAsync(ErasureOrder order)
    {
        var target = Check(order);
        await audit.WriteAsync(order.Who, PlaceActions.AskErase, order.IsDryRun ? $"{What}, counted only" : What, target.Which, target.Why);
        return order.IsDryRun ? Count(target) : await EraseAsync(order.Who, target);
    }

    /// <summary>Erases, and writes down how it ended. Whoever calls has written down before who wants it.</summary>
    /// <exception cref="FinanceException">The outbox cannot be written; the store has been cleared.</exception>
    /// <exception cref="StoreException">The store cannot be written; nothing was erased.</exception>
    public async Task<ErasureSummary> EraseAsync(string who, ErasureTarget target)
    {
        ErasureSummary summary;
        try
        {
            summary = erase.Run(target.Member, today());
        }
        catch (Exception error) when (error is FinanceException or StoreException)
        {
            await audit.WriteAsync(who, PlaceActions.Erase, What, target.Which, target.Why, PlaceOutcomes.Failed);
            throw;
        }

        await audit.WriteAsync(who, PlaceActions.Erase, What, target.Which, target.Why);
        return summary with { IsRewritten = TryRewrite() };
    }

    /// <summary>Tells whether a member was erased. Whoever calls has written the audit before.</summary>
    public bool IsErased(ErasureTarget target) => erase.IsErased(target.Member);

    /// <summary>Lifts an erasure that one person wants lifted alone, by command.</summary>
    public Task<bool> LiftAsync(ErasureOrder order) => LiftAsync(order.Who, Check(order));

    /// <summary>Lets billing be kept again; written down before it is done.</summary>
    /// <exception cref="StoreException">The store cannot be written; nothing was lifted.</exception>
    public async Task<bool> LiftAsync(string who, ErasureTarget target)
    {
        await audit.WriteAsync(who, PlaceActions.LiftErase, What, target.Which, target.Why);
        try
        {
            return erase.Lift(target.Member);
        }
        catch (StoreException)
        {
            await audit.WriteAsync(who, PlaceActions.LiftErase, What, target.Which, target.Why, PlaceOutcomes.Failed);
            throw;
        }
    }

    private ErasureTarget Check(ErasureOrder order)
    {
        var target = ErasureTarget.Of(store, order.By, order.Id, order.Reason, ticket: null);
        return target.Value ?? throw new FinanceException(target.Problem!.Problem, target.Problem.Remedy); // there is one when there is no value
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
