namespace Bridge.Host.Proof.Separation.Canaries;

/// <summary>A value that stands nowhere but where the proof planted it. Invented; means nothing and belongs to nobody.</summary>
/// <param name="Number">Counts up from 1.</param>
/// <param name="Kind">What it looks like.</param>
/// <param name="Fate">What becomes of the record or field it stands in.</param>
/// <param name="Place">Where it was planted: kind of file and column.</param>
/// <param name="Text">The value as it was planted.</param>
internal sealed record Canary(int Number, CanaryKind Kind, CanaryFate Fate, string Place, string Text)
{
    /// <summary>The amount, where it is one.</summary>
    public decimal Amount { get; init; }

    /// <summary>The day, where it is one.</summary>
    public DateOnly Day { get; init; }

    /// <summary>How the report calls it: never by its value.</summary>
    public string Name => $"#{Number} ({Kind.ToString().ToLowerInvariant()}, {Place}, {Fate.ToString().ToLowerInvariant()})";
}

/// <summary>What a canary looks like.</summary>
internal enum CanaryKind
{
    /// <summary>Account name, invoice number, note, file name.</summary>
    Text,

    /// <summary>An amount of at least 12 significant digits.</summary>
    Amount,

    /// <summary>A day in 2187.</summary>
    Day,

    /// <summary>An e-mail address at a domain of its own.</summary>
    Email,

    /// <summary>A card number that networks publish for tests.</summary>
    Card,
}

/// <summary>What becomes of the place where a canary stands.</summary>
internal enum CanaryFate
{
    /// <summary>A field that the import keeps, in a record that succeeds.</summary>
    Accepted,

    /// <summary>A column that the import must not read, in a record that succeeds.</summary>
    Unread,

    /// <summary>A record that is refused.</summary>
    Refused,

    /// <summary>A record made to break whoever reads it.</summary>
    Poison,

    /// <summary>A file that is refused as a whole.</summary>
    RefusedFile,

    /// <summary>A field that the MLS sends although nobody selected it.</summary>
    Served,
}
