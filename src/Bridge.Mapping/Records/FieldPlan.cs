using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Records;

/// <summary>Maps one field of a record; compiled once, then shared by all records and threads.</summary>
internal sealed class FieldPlan<T>
    where T : class, IRecord
{
    /// <summary>Code of a refusal by the e-mail rule, which administrators filter for.</summary>
    public const string InvalidEmail = "invalid-email";

    /// <summary>Code of every other refusal.</summary>
    public const string Mapping = "mapping";

    private readonly FieldSpec _spec;
    private readonly CandidateReader<T>[] _candidates;
    private readonly Func<T, FieldValue>? _reference;
    private readonly FieldValue _constant;
    private readonly HashSet<string>? _choices;

    public FieldPlan(FieldSpec spec, RecordKind<T> kind)
    {
        _spec = spec;
        _candidates = spec.Source is ChooseSource choose
            ? [.. choose.Candidates.Select(candidate => Candidates.Compile(candidate, kind, spec.Rule))]
            : [];
        _reference = spec.Source is ReferenceSource reference ? kind.Reader(reference.Field) : null;
        _constant = spec.Source is ConstantSource constant ? constant.Value : FieldValue.NotSent;
        _choices = spec.Target.Type == FieldType.Choice ? [.. spec.Target.Choices] : null;
    }

    /// <summary>True for the flag that says whether the record has departed.</summary>
    public bool SpeaksOfDeparture => _spec.Source is DepartedSource;

    /// <summary>The target's field.</summary>
    public TargetField Target => _spec.Target;

    /// <summary>Refusal of a value that held card data, where what is left could not be used; null where it can.</summary>
    public Refusal? RefuseCards() => _spec.Rule == FieldRule.Email ? Refuse(InvalidEmail, "holds what looks like a card number") : null;

    /// <summary>Maps the field; not for the departure flag.</summary>
    /// <returns>The reason why the record cannot be mapped, or null.</returns>
    public Refusal? Map(T record, out FieldValue value)
    {
        if (_constant.IsSent)
        {
            value = _constant;
            return null;
        }

        var refusal = _reference is null ? MapText(record, out value) : CheckLength(value = Refer(record));
        if (value.IsBlank && _spec.Target.WhenBlank == BlankRule.Unknown)
        {
            value = FieldValue.NotSent;
        }

        return refusal;
    }

    private FieldValue Refer(T record) =>
        _reference?.Invoke(record).ToString() is { Length: > 0 } key
            ? FieldValue.Text(new RecordKey(record.Key.Origin, key).ExternalId)
            : FieldValue.Blank;

    private Refusal? MapText(T record, out FieldValue value)
    {
        var refusal = Choose(record, out value);
        if (refusal is null && _spec.Translation is { } translation && !value.IsBlank)
        {
            value = Translate(translation, value, out refusal);
        }

        return refusal ?? Fit(ref value);
    }

    private Refusal? Choose(T record, out FieldValue value)
    {
        foreach (var read in _candidates)
        {
            value = read(record, out var fault);
            if (fault is not null && !_spec.InvalidIsBlank)
            {
                return Refuse(_spec.Rule == FieldRule.Email ? InvalidEmail : Mapping, fault);
            }

            if (fault is null && !value.IsBlank)
            {
                return null;
            }
        }

        value = FieldValue.Blank;
        return null;
    }

    private FieldValue Translate(Translation translation, FieldValue value, out Refusal? refusal)
    {
        refusal = null;
        if (value.AsList is not { } list)
        {
            return FieldValue.Text(Translate(translation, value.ToString(), ref refusal));
        }

        var translated = new List<string>(list.Count);
        foreach (var entry in list)
        {
            if (Translate(translation, entry, ref refusal) is { Length: > 0 } text && !translated.Contains(text))
            {
                translated.Add(text);
            }
        }

        return FieldValue.List(translated);
    }

    private string Translate(Translation translation, string text, ref Refusal? refusal)
    {
        if (translation.Table.TryGetValue(text, out var translated))
        {
            return translated;
        }

        switch (translation.Otherwise)
        {
            case OtherwiseRule.Keep:
                return text;
            case OtherwiseRule.Refuse:
                refusal = Refuse(Mapping, "holds a value that the mapping's translate table does not list");
                return "";
            default:
                return translation.Constant;
        }
    }

    /// <summary>Brings the value into the target's type and bounds.</summary>
    private Refusal? Fit(ref FieldValue value)
    {
        value = Conversion.To(_spec.Target.Type, value, out var fault);
        if (fault is not null)
        {
            return _spec.InvalidIsBlank ? null : Refuse(Mapping, fault);
        }

        if (_choices is not null && value.AsText is { } text && !_choices.Contains(text))
        {
            return Refuse(Mapping, "holds a value that is not among the choices of the mapping");
        }

        return CheckLength(value);
    }

    private Refusal? CheckLength(FieldValue value)
    {
        if (_spec.MaxLength is not { } limit)
        {
            return null;
        }

        return IsLonger(value, limit) ? Refuse(Mapping, $"is longer than the {limit} characters that the mapping allows") : null;
    }

    // No lambda: what it captures would be made for every field of every record.
    private static bool IsLonger(FieldValue value, int limit)
    {
        if (value.AsList is not { } list)
        {
            return value.AsText?.Length > limit;
        }

        foreach (var entry in list)
        {
            if (entry.Length > limit)
            {
                return true;
            }
        }

        return false;
    }

    private Refusal Refuse(string code, string fault) => new(code, $"Field '{_spec.Target.Name}'{Origin()} {fault}.");

    private string Origin() => _spec.Source is ChooseSource choose
        ? $" (from {string.Join(", ", choose.Candidates.SelectMany(candidate => candidate.Fields).Distinct())})"
        : _spec.Source is ReferenceSource reference ? $" (from {reference.Field})" : "";
}
