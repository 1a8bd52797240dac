using Bridge.Core.Calls;
using Bridge.Core.Interactions;

namespace Bridge.Host.Features.Interactions;

/// <summary>Keeps calls of members among the interactions, from whatever process reads them.</summary>
/// <param name="path">File of the interactions.</param>
internal sealed class CallInteractions(string path)
{
    /// <summary>Keeps them.</summary>
    /// <param name="visits">Visits of calls.</param>
    public void Keep(IReadOnlyList<CallVisit> visits)
    {
        var told = visits.Select(InteractionsOf.Call).OfType<Interaction>().ToList();
        if (told.Count == 0)
        {
            return;
        }

        var store = InteractionStore.Open(path);
        try
        {
            store.Follow(told, []);
        }
        finally
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
