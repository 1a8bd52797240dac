using Bridge.Finance.Documents;

namespace Bridge.Finance.Sources.Mapping;

/// <summary>Reads column names; refuses those that hold means of payment or free text.</summary>
internal sealed class ColumnRules(DocumentFaults faults)
{
    public string? Read(DocumentMap map, string key, bool isRequired = true)
    {
        if (map.Text(key, isRequired) is not { } column)
        {
            return null;
        }

        if (PaymentMeans.IsIn(column))
        {
            faults.Add(map.Find(key)!, $"Column '{column}' looks like a means of payment. Such columns are never imported; remove it."); // it was found
        }
        else if (PaymentMeans.IsFreeText(column))
        {
            faults.Add(map.Find(key)!, $"Column '{column}' looks like free text, in which card numbers are found. Free text is never imported; remove it.");
        }

        return column;
    }
}
