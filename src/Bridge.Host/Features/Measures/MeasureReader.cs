using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Sums;

namespace Bridge.Host.Features.Measures;

/// <summary>Lets pages and programs ask the measures, which other processes import into. Safe for parallel use.</summary>
/// <param name="path">The store's file.</param>
internal sealed class MeasureReader(string path)
{
    private readonly Lock _counting = new();

    /// <summary>True when anything was imported yet.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>The desk's time zone.</summary>
    /// <returns>The zone; UTC while none is set.</returns>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public TimeZoneInfo Zone()
    {
        if (!File.Exists(path))
        {
            return TimeZoneInfo.Utc;
        }

        using var store = MeasureStore.Open(path);
        return TimeZoneInfo.FindSystemTimeZoneById(store.Calendar().Zone);
    }

    /// <summary>Opens the measures as they are now.</summary>
    /// <remarks>For one page or answer: words that an import adds meanwhile are not seen.</remarks>
    /// <param name="cancellationToken">Abandons the counting of days that changed.</param>
    /// <returns>The open measures; the caller disposes them.</returns>
    /// <exception cref="KpiQuestionException">Nothing was imported yet.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public OpenMeasures Open(CancellationToken cancellationToken)
    {
        if (!Exists)
        {
            throw new KpiQuestionException("No calls were imported yet. Import them with bridge import calls, or name a folder for them (kpis: inboxes).");
        }

        var store = MeasureStore.Open(path);
        try
        {
            lock (_counting)
            {
                Rollups.RefreshDays(store, cancellationToken);
            }

            return new OpenMeasures(store);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }
}
