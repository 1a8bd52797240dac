using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Cli.Plan;

/// <summary>One record of a plan for people: who, why, and each field before and after.</summary>
/// <param name="lines">Where the lines go.</param>
/// <param name="isBounded">True when only the first records are shown; then only the first new ones show their fields.</param>
internal sealed class PlanRecord(PlanLines lines, bool isBounded)
{
    private const int NewInFull = 3;
    private const int WidestName = 28;
    private int _new;

    /// <summary>True once a value was shown that somebody changed in the CRM.</summary>
    public bool HasDrift { get; private set; }

    /// <summary>True once a value was shown that the CRM's list has lost.</summary>
    public bool HasUnlisted { get; private set; }

    /// <summary>True once a field was shown that the CRM does not have.</summary>
    public bool HasMissingField { get; private set; }

    /// <summary>Writes a record.</summary>
    /// <param name="compared">The change.</param>
    public void Write(ComparedChange compared)
    {
        var change = compared.Change;
        var (word, tone) = Word(change.Kind);
        var name = PlanWords.NameOf(compared) is { } known ? $"{PlanWords.Line(known)} ({PlanWords.Line(change.ExternalId)})" : PlanWords.Line(change.ExternalId);
        lines.Write(new PlanPiece(word, tone), new PlanPiece(name, PlanTone.Strong), new PlanPiece($": {PlanWords.Line(change.Why)}"));
        if (compared is { IsRead: true, Before: null })
        {
            lines.Write(new PlanPiece("    The CRM does not have this record any more; all its fields would be sent.", PlanTone.Changed));
        }

        if (change.Kind == ChangeKind.Create && ++_new > NewInFull && isBounded)
        {
            lines.Write(new PlanPiece($"    {compared.Fields.Count(field => !field.After.IsBlank)} fields, as above", PlanTone.Quiet));
            return;
        }

        WriteFields(compared);
        if (change.WaitsFor is { } other)
        {
            lines.Write(new PlanPiece($"    It refers to {PlanWords.Line(other)}, which the CRM does not have yet; that link follows once it does.", PlanTone.Quiet));
        }
    }

    private void WriteFields(ComparedChange compared)
    {
        // Nothing is cleared in a record that is not there.
        var fields = compared.Fields.Where(field => compared.Before is not null || !field.After.IsBlank).ToList();

        // All fields of a record that the bridge has not written yet are sent, though most of them may stand there.
        var same = compared.Change.Write is { IsNew: true } ? fields.RemoveAll(field => field.IsAlreadySo) : 0;
        var width = Math.Min(WidestName, fields.Select(field => PlanWords.NameOf(field.Field).Length).DefaultIfEmpty().Max());
        foreach (var field in fields)
        {
            var name = new PlanPiece($"    {PlanWords.NameOf(field.Field).PadRight(width)}  ");
            var after = new PlanPiece(PlanWords.Of(field.After));
            if (compared.Before is null)
            {
                lines.Write(name, after);
                continue;
            }

            HasDrift |= field.IsDrift;
            HasUnlisted |= field.IsUnlisted;
            HasMissingField |= !field.Before.IsSent;
            lines.Write(
                name, new PlanPiece(PlanWords.Of(field.Before), PlanTone.Quiet), new PlanPiece(" -> ", PlanTone.Quiet), after,
                field.IsUnlisted ? new PlanPiece("   (no longer in the CRM's list)", PlanTone.Changed)
                : field.IsDrift ? new PlanPiece("   (changed in the CRM)", PlanTone.Changed)
                : field.IsAlreadySo ? new PlanPiece("   (already so in the CRM)", PlanTone.Quiet)
                : new PlanPiece(""));
        }

        if (same > 0)
        {
            lines.Write(new PlanPiece(fields.Count == 0 ? $"    all {same} fields are already so in the CRM" : $"    {same} more fields are already so in the CRM", PlanTone.Quiet));
        }
    }

    private static (string Word, PlanTone Tone) Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => ("+ create      ", PlanTone.New),
        ChangeKind.Update => ("~ update      ", PlanTone.Changed),
        ChangeKind.Deactivate => ("- deactivate  ", PlanTone.Gone),
        _ => ("! set aside   ", PlanTone.Gone),
    };
}
