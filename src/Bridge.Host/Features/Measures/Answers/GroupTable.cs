using System.Runtime.InteropServices;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>What is put together for each group of a query. Not safe for parallel use.</summary>
/// <remarks>The key of a group is long, and many rows and calls are of one group: it is made once for each time, queue, agent and topic.</remarks>
/// <typeparam name="T">What there is of a group.</typeparam>
/// <param name="by">What is grouped by.</param>
/// <param name="words">Texts of topics.</param>
internal sealed class GroupTable<T>(IReadOnlySet<Dimension> by, WordTable words)
    where T : class, new()
{
    private readonly Dictionary<(int Time, int Queue, int Agent, int Topic), T> _known = [];
    private readonly Dictionary<GroupKey, int> _times = [];
    private readonly bool _hasQueue = by.Contains(Dimension.Queue);
    private readonly bool _hasAgent = by.Contains(Dimension.Agent);
    private readonly bool _hasTopic = by.Contains(Dimension.Topic);

    /// <summary>All groups.</summary>
    public Dictionary<GroupKey, T> All { get; } = [];

    /// <summary>A group; a new one when it is not there yet.</summary>
    /// <param name="key">Which.</param>
    public T this[GroupKey key]
    {
        get
        {
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(All, key, out _);
            return group ??= new T();
        }
    }

    /// <summary>Numbers what groups tell apart of a time.</summary>
    /// <param name="at">The time.</param>
    /// <returns>The number, for <see cref="Of"/>.</returns>
    public int TimeOf(LocalSlot at)
    {
        var time = GroupKey.Of(by, at, 0, 0);
        if (!_times.TryGetValue(time, out var number))
        {
            _times[time] = number = _times.Count;
        }

        return number;
    }

    /// <summary>The group of a time, queue, agent and topic.</summary>
    /// <param name="at">The time.</param>
    /// <param name="time">Its number.</param>
    /// <param name="queue">Number of the queue.</param>
    /// <param name="agent">Number of the agent.</param>
    /// <param name="topic">Number of the topic.</param>
    /// <returns>The group.</returns>
    public T Of(LocalSlot at, int time, int queue, int agent, int topic)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, (time, _hasQueue ? queue : 0, _hasAgent ? agent : 0, _hasTopic ? topic : 0), out _);
        return known ??= this[GroupKey.Of(by, at, queue, agent).WithTopic(by, topic, words)];
    }
}
