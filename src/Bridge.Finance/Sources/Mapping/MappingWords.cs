using System.Collections.Frozen;
using Bridge.Finance.Documents;
using Bridge.Finance.Ledger;

namespace Bridge.Finance.Sources.Mapping;

/// <summary>What a row stands for.</summary>
internal enum RowShape
{
    /// <summary>One invoice or credit, open or paid.</summary>
    Invoices,

    /// <summary>One account with its balance, perhaps by age.</summary>
    Balances,

    /// <summary>One line of a journal: charges, payments, opening and closing balances.</summary>
    Transactions,

    /// <summary>One payment of a list that is only added to (NRDS, M1).</summary>
    Payments,
}

/// <summary>What a file says about the rows that came before.</summary>
internal enum ImportMode
{
    /// <summary>It restates the whole ledger.</summary>
    Snapshot,

    /// <summary>It adds to the ledger.</summary>
    Append,
}

/// <summary>What it means that a member has no account in a ledger.</summary>
internal enum MissingRule
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>Nothing is owed: the export lists open items only.</summary>
    Settled,
}

/// <summary>What a column holds.</summary>
internal enum BillingField
{
    Reference, Date, Due, Code, Type, Status, Amount, Paid, Balance, Payer, Year,
}

/// <summary>What a charge code stands for.</summary>
internal enum KindWord
{
    SubscriptionFee, ComplianceFine, StorePurchase, ClassTicket,

    /// <summary>The row does not count.</summary>
    Ignore,
}

/// <summary>What a transaction type stands for.</summary>
internal enum TypeWord
{
    Charge, Payment, Credit, Refund,

    /// <summary>The balance before the file's first line.</summary>
    Opening,

    /// <summary>The balance after its last line.</summary>
    Closing,

    /// <summary>The row does not count.</summary>
    Ignore,
}

/// <summary>What a status stands for.</summary>
internal enum StatusWord
{
    /// <summary>Nothing special.</summary>
    None,

    /// <summary>The row does not count (void, draft).</summary>
    Ignore,

    /// <summary>See <see cref="AccountMark.Dispute"/>.</summary>
    Dispute,

    /// <summary>See <see cref="AccountMark.Block"/>.</summary>
    Block,

    /// <summary>See <see cref="AccountMark.Waived"/>.</summary>
    Waived,
}

/// <summary>The administrator's words on one side, the bridge's on the other; without case.</summary>
/// <param name="Words">The table.</param>
/// <param name="Otherwise">What any other word means; null to refuse the row.</param>
internal sealed record WordTable<T>(FrozenDictionary<string, T> Words, T? Otherwise)
    where T : struct
{
    /// <summary>Finds what a word means; null when it is not known and there is no default.</summary>
    public T? Find(string word) => Words.TryGetValue(word, out var value) ? value : Otherwise;
}

/// <summary>The words a mapping document may use; the JSON Schema beside the samples says the same.</summary>
internal static class MappingWords
{
    public static FrozenDictionary<string, RowShape> Shapes { get; } = DocumentWords.Of<RowShape>();

    public static FrozenDictionary<string, ImportMode> Modes { get; } = DocumentWords.Of<ImportMode>();

    public static FrozenDictionary<string, MissingRule> Missing { get; } = DocumentWords.Of<MissingRule>();

    public static FrozenDictionary<string, BillingField> Fields { get; } = DocumentWords.Of<BillingField>();

    public static FrozenDictionary<string, KindWord> Kinds { get; } = DocumentWords.Of<KindWord>();

    public static FrozenDictionary<string, TypeWord> Types { get; } = DocumentWords.Of<TypeWord>();

    public static FrozenDictionary<string, StatusWord> Statuses { get; } = DocumentWords.Of<StatusWord>();

    public static FrozenDictionary<string, TableType> Tables { get; } = DocumentWords.Of<TableType>();

    public static FrozenDictionary<string, PartyId> Ids { get; } = DocumentWords.Of<PartyId>();

    public static FrozenDictionary<string, TextEncoding> Encodings { get; } = new Dictionary<string, TextEncoding>
    {
        ["auto"] = TextEncoding.Auto,
        ["utf-8"] = TextEncoding.Utf8,
        ["windows-1252"] = TextEncoding.Windows1252,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Date forms as people write them, and as .NET does.</summary>
    public static FrozenDictionary<string, string> Dates { get; } = new Dictionary<string, string>
    {
        ["YYYY-MM-DD"] = "yyyy-MM-dd",
        ["MM/DD/YYYY"] = "M/d/yyyy",
        ["DD/MM/YYYY"] = "d/M/yyyy",
        ["DD.MM.YYYY"] = "d.M.yyyy",
        ["MMDDYYYY"] = "MMddyyyy",
        ["YYYYMMDD"] = "yyyyMMdd",
        ["Month D, YYYY"] = "MMMM d, yyyy",
        ["D-Mon-YYYY"] = "d-MMM-yyyy",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
