using Bridge.Sandbox.Reso.Data.Fields;
using Bridge.Sandbox.Reso.Query;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>Counts requests for fields nobody should ask for.</summary>
internal sealed class AskedFields
{
    private long _forbidden;
    private long _withoutSelect;

    public long Forbidden => Interlocked.Read(ref _forbidden);

    public long WithoutSelect => Interlocked.Read(ref _withoutSelect);

    public void Note(ResourceQuery query)
    {
        if (query.Selected is null || query.Selected.Contains("*"))
        {
            Interlocked.Increment(ref _withoutSelect);
        }
        else if (query.Selected.Overlaps(MemberFields.Forbidden))
        {
            Interlocked.Increment(ref _forbidden);
        }
    }

    public void Reset()
    {
        Interlocked.Exchange(ref _forbidden, 0);
        Interlocked.Exchange(ref _withoutSelect, 0);
    }
}
