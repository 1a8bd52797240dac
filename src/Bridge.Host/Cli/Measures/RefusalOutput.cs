using Bridge.Core.Tables;

namespace Bridge.Host.Cli.Measures;

/// <summary>Names the first rows that an import refuses.</summary>
/// <param name="context">Where to.</param>
internal sealed class RefusalOutput(CliContext context)
{
    private const int MostShown = 20;

    private int _shown;

    /// <summary>Names one.</summary>
    /// <param name="refusal">The row.</param>
    public void Show(RowRefusal refusal)
    {
        if (_shown < MostShown)
        {
            context.Error.WriteLine(refusal);
        }
        else if (_shown == MostShown)
        {
            context.Error.WriteLine("More lines were refused; these were the first.");
        }

        _shown++;
    }
}
