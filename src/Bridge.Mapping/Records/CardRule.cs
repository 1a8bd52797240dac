using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;

namespace Bridge.Mapping.Records;

/// <summary>Takes card data out of a mapped value before it can go anywhere.</summary>
internal static class CardRule
{
    /// <summary>Cleans a value.</summary>
    /// <param name="field">Field of the target.</param>
    /// <param name="value">The value; afterwards without card data.</param>
    /// <param name="removed">Grows by what was removed; stays null as long as there is nothing.</param>
    public static void Clean(TargetField field, ref FieldValue value, ref List<FieldRemoval>? removed)
    {
        if (value.AsText is { } text)
        {
            var result = CardScrubber.Scrub(text);
            if (result.Removed.Count > 0)
            {
                value = FieldValue.Text(result.Text);
                Tell(field, result, ref removed);
            }
        }
        else if (value.AsList is { } list)
        {
            var results = list.Select(CardScrubber.Scrub).ToList();
            if (results.Exists(result => result.Removed.Count > 0))
            {
                value = FieldValue.List(results.Select(result => result.Text));
                foreach (var result in results)
                {
                    Tell(field, result, ref removed);
                }
            }
        }
    }

    private static void Tell(TargetField field, ScrubResult result, ref List<FieldRemoval>? removed)
    {
        foreach (var removal in result.Removed)
        {
            (removed ??= []).Add(new FieldRemoval(field.Name, removal.Kind));
        }
    }
}
