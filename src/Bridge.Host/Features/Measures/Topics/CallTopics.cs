using System.Runtime.InteropServices;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Features.Measures.Topics;

/// <summary>First-contact resolution of calls by topic, from the calls themselves: sums are not kept by topic.</summary>
internal static class CallTopics
{
    /// <summary>So many days at most are read at once.</summary>
    public const int MostDays = 92;

    /// <summary>Counts contacts by topic.</summary>
    /// <param name="store">The measures.</param>
    /// <param name="firstDay">First day since 1970.</param>
    /// <param name="lastDay">Last day since 1970.</param>
    /// <param name="settings">The days within which a caller must not come back.</param>
    /// <returns>Contacts by topic, those without one left out; empty where calls have no topic, and null for more than <see cref="MostDays"/> days.</returns>
    public static IReadOnlyDictionary<string, TopicContacts>? Read(MeasureStore store, int firstDay, int lastDay, KpiSettings settings)
    {
        if (lastDay - firstDay >= MostDays)
        {
            return null;
        }

        var calendar = store.Calendar();
        var topics = new Dictionary<int, TopicContacts>();
        var knownUntil = store.KnownUntil();
        store.Read(connection =>
        {
            JudgedContacts.Read(connection, calendar.FirstSlotOf(firstDay), calendar.FirstSlotOf(lastDay + 1), TimeSpan.FromDays(settings.RepeatDays), knownUntil, contact =>
            {
                if (calendar.IsOpen(calendar.Local(VisitBlocks.SlotOf(contact.OfferedAt))))
                {
                    ref var topic = ref CollectionsMarshal.GetValueRefOrAddDefault(topics, contact.Topic, out _);
                    topic = contact.Verdict switch
                    {
                        RepeatVerdict.Resolved => topic with { Resolved = topic.Resolved + 1 },
                        RepeatVerdict.Unresolved => topic with { Unresolved = topic.Unresolved + 1 },
                        RepeatVerdict.Immature => topic with { Pending = topic.Pending + 1 },
                        _ => topic with { Others = topic.Others + 1 },
                    };
                }
            });
            return topics.Count;
        });
        return topics.Where(one => one.Key != 0).ToDictionary(one => store.Words.TextOf(one.Key) ?? "", one => one.Value, StringComparer.Ordinal);
    }
}
