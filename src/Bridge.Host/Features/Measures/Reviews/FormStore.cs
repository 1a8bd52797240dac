using Bridge.Core.Desk;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures.Desk;

namespace Bridge.Host.Features.Measures.Reviews;

/// <summary>Forms that are filled here: rows like those of imported forms, with what was ticked beside them.</summary>
/// <param name="path">The measures' file.</param>
internal sealed class FormStore(string path)
{
    private const string Source = "bridge";

    private static readonly TableField[] _told =
        [ReviewField.Review, ReviewField.At, ReviewField.Purpose, ReviewField.Points, ReviewField.Possible, ReviewField.AutoFail, ReviewField.Agent, ReviewField.Revision, ReviewField.Of];

    private readonly Lock _writing = new();

    /// <summary>Keeps a form; one of the same id is replaced.</summary>
    /// <param name="form">The form.</param>
    /// <exception cref="StoreException">The measures cannot be written.</exception>
    public void Keep(FilledForm form)
    {
        lock (_writing)
        {
            using var store = MeasureStore.Open(path);
            var told = _told.Aggregate(0UL, (all, field) => all | FactRow.Bit(field));
            var intake = new DeskIntake(store, ReviewField.Kind, Source, told, refusal => throw new InvalidDataException(refusal.Reason));
            var review = intake.KeyOf(ReviewField.Review, form.Id);
            var row = new FactRow(ReviewField.Kind, told);
            row.Set(ReviewField.Review, review);
            row.Set(ReviewField.At, form.At.ToUnixTimeMilliseconds());
            row.Set(ReviewField.Purpose, ReviewField.Purpose.PlaceOf(form.IsCalibration ? "calibration" : "review"));
            row.Set(ReviewField.Points, form.Points);
            row.Set(ReviewField.Possible, form.Possible);
            row.Set(ReviewField.AutoFail, ReviewField.AutoFail.PlaceOf(form.IsFailed ? "yes" : "no"));
            row.Set(ReviewField.Agent, form.Agent);
            row.Set(ReviewField.Revision, form.At.ToUnixTimeMilliseconds());
            row.Set(ReviewField.Of, ReviewField.Of.PlaceOf(form.IsOfTicket ? ReviewField.Tickets : "calls"));
            intake.Add(row);
            intake.Flush();
            store.Write(connection =>
            {
                connection.Run("DELETE FROM review_item WHERE review = $review", ("$review", review));
                foreach (var (item, answer) in form.Answers)
                {
                    connection.Run("INSERT INTO review_item (review, item, answer) VALUES ($review, $item, $answer)", ("$review", review), ("$item", item), ("$answer", answer));
                }
            });
        }
    }

    /// <summary>What was ticked on a form.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Answers by item; empty when it was never filled.</returns>
    /// <exception cref="StoreException">The measures cannot be read.</exception>
    public IReadOnlyDictionary<string, string> Find(string id)
    {
        using var store = MeasureStore.Open(path);
        var review = (long)new TextHash().Of(Source, id);
        return store.Read(connection => connection.Query(
            "SELECT item, answer FROM review_item WHERE review = $review", row => (row.GetString(0), row.GetString(1)), ("$review", review))).ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);
    }

    /// <summary>Which of some forms were filled.</summary>
    /// <param name="forms">A name for each, and its id.</param>
    /// <returns>The names of those that were.</returns>
    /// <exception cref="StoreException">The measures cannot be read.</exception>
    public IReadOnlySet<string> Filled(IEnumerable<(string Name, string Id)> forms)
    {
        using var store = MeasureStore.Open(path);
        var hash = new TextHash();
        return store.Read(connection => forms
            .Where(form => connection.Query("SELECT 1 FROM review_item WHERE review = $review LIMIT 1", _ => true, ("$review", (long)hash.Of(Source, form.Id))).Count > 0)
            .Select(form => form.Name).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>How often each item was met, met in part and missed, on all forms that were filled here.</summary>
    /// <returns>Counts by item and answer.</returns>
    /// <exception cref="StoreException">The measures cannot be read.</exception>
    public IReadOnlyList<(string Item, string Answer, long Count)> Totals()
    {
        using var store = MeasureStore.Open(path);
        return store.Read(connection => connection.Query(
            "SELECT item, answer, count(*) FROM review_item GROUP BY item, answer ORDER BY item, answer", row => (row.GetString(0), row.GetString(1), row.GetInt64(2))));
    }
}
