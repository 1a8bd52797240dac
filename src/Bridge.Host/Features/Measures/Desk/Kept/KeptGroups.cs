using System.Buffers;
using System.Runtime.InteropServices;
using Bridge.Core.Kpis.Desk;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>Finds the groups of many parts by few look-ups: numbers stand for times, for faces and for groups.</summary>
/// <param name="by">What is grouped by.</param>
/// <param name="calendar">The desk's calendar.</param>
/// <param name="words">Numbers of texts.</param>
/// <param name="first">First quarter that counts.</param>
/// <param name="end">Quarter after the last.</param>
internal sealed class KeptGroups(IReadOnlySet<Dimension> by, DeskCalendar calendar, WordTable words, long first, long end)
{
    private readonly DeskTrait[] _traits = [.. Enum.GetValues<DeskTrait>().Where(trait => by.Any(one => TraitValues.TraitOf(one) == trait))];
    private readonly Numbered<GroupKey> _times = new();
    private readonly Numbered<DeskFace> _faces = new();
    private readonly List<int[]> _known = [];
    private readonly int[] _timeOf = new int[Math.Max(0, end - first)]; // 0 is not looked up yet
    private readonly int[] _groupOf = new int[Math.Max(0, end - first)];
    private readonly Dictionary<(int Day, int Quarter, int Offset), int> _timeOfLocal = [];
    private readonly bool _isByHour = by.Contains(Dimension.Hour);
    private readonly Dictionary<(int Thing, int Slot), int[]> _ofParts = [];
    private readonly Dictionary<long, int> _ofPlaces = [];
    private Segment? _segment;
    private KeptColumn[]? _columns;
    private int[] _faceOf = [];

    /// <summary>The groups, each at its number.</summary>
    public List<GroupKey> Keys { get; } = [];

    /// <summary>Turns to another segment. What its things have is read when a part of theirs counts.</summary>
    /// <param name="segment">The segment.</param>
    public void Enter(Segment segment)
    {
        GiveBack();
        _ofPlaces.Clear();
        (_segment, _columns) = (segment, null);
        _faceOf = _traits.Length == 0 ? [] : new int[segment.Head.Things];
    }

    /// <summary>Gives back the room of the groups that were found for parts; they are not to be looked at any more.</summary>
    public void GiveBack()
    {
        foreach (var found in _ofParts.Values)
        {
            ArrayPool<int>.Shared.Return(found);
        }

        _ofParts.Clear();
    }

    /// <summary>Finds the groups of parts.</summary>
    /// <param name="segment">The segment that was turned to.</param>
    /// <param name="parts">The parts of a term.</param>
    /// <returns>Number of the group of each; -1 for those of other days. Valid until another segment is turned to.</returns>
    public ReadOnlySpan<int> Of(Segment segment, KeptParts parts)
    {
        var key = (parts.Columns[0], parts.Columns[1]);
        if (!_ofParts.TryGetValue(key, out var found))
        {
            var (things, slots) = (segment.Column(key.Item1), segment.Column(key.Item2));
            found = ArrayPool<int>.Shared.Rent(parts.Count);
            for (var one = 0; one < parts.Count; one++)
            {
                var slot = slots[one];
                found[one] = slot < first || slot >= end ? -1 : _traits.Length == 0 ? GroupOf(slot) : Group((int)things[one], TimeOf(slot));
            }

            _ofParts[key] = found;
        }

        return found.AsSpan(0, parts.Count);
    }

    /// <summary>Finds the number of a time.</summary>
    /// <param name="time">The group without queue, agent and traits.</param>
    /// <returns>Its number.</returns>
    public int TimeOf(GroupKey time) => _times.NumberOf(time);

    /// <summary>Finds the group of a thing at a time.</summary>
    /// <param name="thing">The thing's place in the segment.</param>
    /// <param name="time">Number of the time.</param>
    /// <returns>Number of the group.</returns>
    public int Group(int thing, int time)
    {
        var face = FaceOf(thing);
        while (_known.Count <= face)
        {
            _known.Add([]);
        }

        if (_known[face].Length <= time)
        {
            var wider = new int[Math.Max(time + 1, 2 * _known[face].Length)];
            _known[face].CopyTo(wider, 0);
            _known[face] = wider;
        }

        ref var group = ref _known[face][time]; // one more than its number
        if (group == 0)
        {
            var of = _faces.Values[face];
            Keys.Add(_times.Values[time] with { Queue = of.Queue, Agent = of.Agent, Traits = of.Traits });
            group = Keys.Count;
        }

        return group - 1;
    }

    // Things of a segment have few faces: the places of their texts, as one number, stand for them.
    private int FaceOf(int thing)
    {
        if (_traits.Length == 0)
        {
            return _faces.Values.Count > 0 ? 0 : _faces.NumberOf(default);
        }

        ref var face = ref _faceOf[thing]; // one more than its number
        if (face == 0 && _segment is { } segment)
        {
            _columns ??= [.. _traits.Select(trait => segment.Column(segment.Head.Traits[(int)trait].Column))];
            long places = 0;
            for (var one = 0; one < _columns.Length; one++)
            {
                places = (places * segment.Head.Traits[(int)_traits[one]].Texts.Count) + _columns[one][thing];
            }

            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofPlaces, places, out var isKnown);
            known = face = isKnown ? known : _faces.NumberOf(DeskFace.Of(by, SeenOf(segment, _columns, thing), words)) + 1;
        }

        return face - 1;
    }

    // Where nothing but times is grouped by, a quarter stands for its group.
    private int GroupOf(long slot)
    {
        ref var group = ref _groupOf[slot - first]; // one more than its number
        if (group == 0)
        {
            group = Group(0, TimeOf(slot)) + 1;
        }

        return group - 1;
    }

    private Seen SeenOf(Segment segment, KeptColumn[] columns, int thing)
    {
        var texts = new string?[KeptThing.TraitCount];
        for (var one = 0; one < columns.Length; one++)
        {
            texts[(int)_traits[one]] = segment.Head.Traits[(int)_traits[one]].Texts[(int)columns[one][thing]];
        }

        return new Seen(texts);
    }

    private int TimeOf(long slot)
    {
        ref var time = ref _timeOf[slot - first];
        if (time == 0)
        {
            // Most quarters differ from their neighbours in nothing that is grouped by: a day is looked up once, or an hour of it.
            var at = calendar.Local(slot);
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_timeOfLocal, (at.Day, _isByHour ? at.Quarter : 0, _isByHour ? at.Offset : 0), out var isKnown);
            time = known = isKnown ? known : TimeOf(GroupKey.Of(by, at, 0, 0)) + 1;
        }

        return time - 1;
    }

    private sealed class Seen(IReadOnlyList<string?> texts) : IDeskThing
    {
        public string? Of(DeskTrait trait) => texts[(int)trait];
    }

    private sealed class Numbered<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _numbers = [];

        public List<T> Values { get; } = [];

        public int NumberOf(T value)
        {
            if (!_numbers.TryGetValue(value, out var number))
            {
                _numbers[value] = number = Values.Count;
                Values.Add(value);
            }

            return number;
        }
    }
}
