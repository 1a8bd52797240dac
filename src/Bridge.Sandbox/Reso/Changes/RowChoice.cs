using System.Globalization;
using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Data.Generator;
using Bridge.Sandbox.Reso.Query;

namespace Bridge.Sandbox.Reso.Changes;

/// <summary>The rows a control call is about: by key, by share or by number.</summary>
internal sealed record RowChoice(IReadOnlyList<string>? Keys, double? Share, int? Count, int Seed)
{
    public static RowChoice From(IReadOnlyDictionary<string, string> options)
    {
        var keys = options.GetValueOrDefault("keys")?.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var share = Number<double>(options, "share");
        var count = Number<int>(options, "count");
        return share is < 0 or > 1
            ? throw new QueryRefusedException(400, "share must be between 0 and 1.")
            : new RowChoice(keys, share, count, Number<int>(options, "seed") ?? 1);
    }

    public static T? Number<T>(IReadOnlyDictionary<string, string> options, string name)
        where T : struct, ISpanParsable<T>
    {
        if (!options.TryGetValue(name, out var text))
        {
            return null;
        }

        return T.TryParse(text, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new QueryRefusedException(400, $"{name} must be a number.");
    }

    /// <summary>The chosen rows among those that are live, ascending.</summary>
    public List<int> Among(Resource resource, RowStore store)
    {
        if (Keys is not null)
        {
            return [.. Keys.Select(key => resource.FindRow(Cell.OfText(key))
                ?? throw new QueryRefusedException(400, $"There is no {resource.Name} with the key {key}."))
                .Where(row => store.State(row) == RowState.Live).Distinct().Order()];
        }

        if (Count is { } count)
        {
            return SomeOf(store, count);
        }

        var (share, rows) = (Share ?? 1, new List<int>());
        for (var row = 0; row < store.Count; row++)
        {
            if (store.State(row) == RowState.Live && Dice.Falls((ulong)Seed, row, 0xC0DE, share))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private List<int> SomeOf(RowStore store, int count)
    {
        var rows = new SortedSet<int>();
        var random = new Random(Seed);
        for (var attempt = 0; attempt < count * 4 && rows.Count < count && store.Count > 0; attempt++)
        {
            var row = random.Next(store.Count);
            if (store.State(row) == RowState.Live)
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }
}
