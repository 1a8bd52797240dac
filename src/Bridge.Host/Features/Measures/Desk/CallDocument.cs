using Bridge.Core.Kpis.Calls;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>Whether a call has a ticket. It counts once, for the agent who answered first and that agent's queue.</summary>
/// <param name="Queue">Number of the queue in which it was answered first; of a call that nobody answered the first queue, or 0.</param>
/// <param name="Agent">Number of the agent who answered first, or 0.</param>
/// <param name="Answered">How many answered calls it stands for; 0 when nobody answered.</param>
/// <param name="IsDocumented">True when it has a ticket.</param>
internal readonly record struct CallDocument(int Queue, int Agent, long Answered, bool IsDocumented)
{
    /// <summary>Counts it.</summary>
    /// <param name="measures">Where to.</param>
    public void AddTo(CallMeasures measures) => CallCounting.AddDocumentation(measures, Answered, IsDocumented);
}
