using Bridge.Core.Kpis.Calls;

namespace Bridge.Host.Features.Measures.Visits;

/// <summary>Goes through visits contact by contact without moving them: nearly every contact has one visit. Its room is used again.</summary>
internal sealed class VisitsByContact
{
    private ulong[] _contacts = [];
    private int[] _order = [];
    private CallFacts[] _call = new CallFacts[8];
    private int _at;
    private int _count;

    /// <summary>Begins with other visits.</summary>
    /// <param name="visits">The visits, in any order; they stay as they are.</param>
    public void Begin(ReadOnlySpan<CallFacts> visits)
    {
        if (_order.Length < visits.Length)
        {
            (_contacts, _order) = (new ulong[visits.Length * 2], new int[visits.Length * 2]);
        }

        for (var one = 0; one < visits.Length; one++)
        {
            (_contacts[one], _order[one]) = (visits[one].Contact, one);
        }

        _contacts.AsSpan(0, visits.Length).Sort(_order.AsSpan(0, visits.Length));
        (_at, _count) = (0, visits.Length);
    }

    /// <summary>Goes to the next contact.</summary>
    /// <returns>Places of its visits, in any order; none at the end.</returns>
    public ReadOnlySpan<int> Next()
    {
        var start = _at;
        while (_at < _count && _contacts[_at] == _contacts[start])
        {
            _at++;
        }

        return _order.AsSpan(start, _at - start);
    }

    /// <summary>The call of a contact: as <see cref="CallSpans"/> has it.</summary>
    /// <param name="visits">All visits.</param>
    /// <param name="places">Places of the contact's visits.</param>
    /// <returns>Those that are over and real, the first one first; valid until the next call.</returns>
    public ReadOnlySpan<CallFacts> CallOf(ReadOnlySpan<CallFacts> visits, ReadOnlySpan<int> places)
    {
        if (places.Length == 1)
        {
            return CallCounting.IsFinished(visits[places[0]]) ? visits.Slice(places[0], 1) : [];
        }

        if (_call.Length < places.Length)
        {
            _call = new CallFacts[places.Length * 2];
        }

        var length = 0;
        foreach (var place in places)
        {
            if (CallCounting.IsFinished(visits[place]))
            {
                _call[length++] = visits[place];
            }
        }

        CallSpans.SortByTime(_call.AsSpan(0, length));
        return _call.AsSpan(0, length);
    }
}
