namespace Bridge.Mapping.Documents;

/// <summary>Judges the texts of a field's entry that end in the CRM: its title and its values.</summary>
internal static class ValueWords
{
    private static readonly string[] _values = ["constant", "translate", "choices", "otherwise", "separator"];

    /// <summary>Adds a fault for each text that speaks of what support may not see.</summary>
    /// <param name="entries">The entry by key.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(Dictionary<string, (TextNode Key, DocumentNode Value)> entries, FaultList faults)
    {
        if (entries.TryGetValue("title", out var title))
        {
            Judge(title.Value, ForbiddenSpelling.InTarget, faults);
        }

        foreach (var key in _values)
        {
            if (entries.TryGetValue(key, out var entry))
            {
                Judge(entry.Value, ForbiddenSpelling.InValue, faults);
            }
        }
    }

    private static void Judge(DocumentNode node, Func<string, string?> judge, FaultList faults)
    {
        switch (node)
        {
            case TextNode text when judge(text.Text) is { } refusal:
                faults.Add(text, refusal);
                break;
            case ListNode list:
                foreach (var entry in list.Entries.Take(FaultList.MaxEntries))
                {
                    Judge(entry, judge, faults);
                }

                break;
            case MapNode map:
                foreach (var (key, value) in map.Entries.Take(FaultList.MaxEntries))
                {
                    Judge(key, judge, faults);
                    Judge(value, judge, faults);
                }

                break;
        }
    }
}
