using Bridge.Finance.Documents;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Standings;

namespace Bridge.Finance.Tests.Documents;

public sealed class DocumentFaultTests : IDisposable
{
    private readonly FinanceFixture _finance = new();

    public static TheoryData<string> Mappings() =>
        [.. Directory.EnumerateFiles(Repository.Path("config", "billing"), "*.yaml").Select(file => Path.GetFileName(file)).Where(file => !file.StartsWith("standing", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Every_sample_mapping_loads(string name) => Assert.NotEmpty(BillingMappingReader.Read(_finance.In(name)).Source);

    [Theory]
    [InlineData("CreditCardNo", true)]
    [InlineData("C\u0430rd", true)] // a Cyrillic letter
    [InlineData("\uFF23\uFF41\uFF52\uFF44 No.", true)]
    [InlineData("Car\u200Bd", true)]
    [InlineData("PaymentMethod", true)]
    [InlineData("pay_method", true)]
    [InlineData("Exp-Date", true)]
    [InlineData("BankAccount", true)]
    [InlineData("CC_Num", true)]
    [InlineData("Last-4", true)]
    [InlineData("M\u0435mo", true)]
    [InlineData("C.A.R. Dues", false)]
    [InlineData("Account", false)]
    [InlineData("Last Name", false)]
    [InlineData("Expense", false)]
    [InlineData("Cannot Edit", false)]
    [InlineData("Some Money", false)]
    public void Columns_with_means_of_payment_or_free_text_are_found_however_they_are_spelled(string column, bool isFound) =>
        Assert.Equal(isFound, PaymentMeans.IsIn(column) || PaymentMeans.IsFreeText(column));

    [Fact]
    public void A_bracket_that_is_not_closed_is_told_with_its_place()
    {
        var path = _finance.Write("open.yaml", "version: 1", "file: { type: csv", "rows: invoices");

        Has(Faults(() => BillingMappingReader.Read(path)), "open.yaml:3:", "does not end");
    }

    [Fact]
    public void All_faults_of_a_mapping_are_told_at_once_with_place_and_nearest_word()
    {
        var path = _finance.Write(
            "bad.yaml",
            "version: 2", // 1
            "source: my invoices", // 2
            "file: { type: cvs, sheet: X }", // 3
            "rows: invoices", // 4
            "mising: settled", // 5
            "dates: [MM/DD/YY, DD/MM/YYYY, MM/DD/YYYY]", // 6
            "account: { column: Card Number, pad: true }", // 7
            "columns: { reference: Memo, ammount: Amount, code: Code }", // 8
            "kinds: { DUES: subscription }", // 9
            "buckets: { Current: soon }"); // 10

        var faults = Faults(() => BillingMappingReader.Read(path));

        Assert.All(faults, fault => Assert.StartsWith($"{path}:", fault, StringComparison.Ordinal));
        Has(faults, ":1:10: 'version' cannot be '2': this bridge reads version 1.");
        Has(faults, ":2:", "letters, digits and hyphens");
        Has(faults, ":3:15: 'type' cannot be 'cvs'. Allowed:", "Did you mean 'csv'?");
        Has(faults, ":3:20:", "'sheet'");
        Has(faults, ":5:1:", "'mising'", "Did you mean 'missing'?");
        Has(faults, ":6:", "'MM/DD/YY'", "Did you mean 'MM/DD/YYYY'?");
        Has(faults, ":6:", "would be a guess");
        Has(faults, ":7:", "means of payment");
        Has(faults, ":7:", "'pad' needs 'digits'");
        Has(faults, ":8:", "free text");
        Has(faults, ":8:", "'ammount'", "Did you mean 'amount'?");
        Has(faults, ":8:", "need a column for 'due'");
        Has(faults, ":9:16:", "'subscription'", "Did you mean 'subscriptionFee'?");
        Has(faults, ":10:21:", "least days");
        Assert.Equal(faults.Order(Comparer<string>.Create((left, right) => Line(left).CompareTo(Line(right)))), faults);
    }

    [Fact]
    public void All_faults_of_the_rules_are_told_at_once()
    {
        var path = _finance.Write(
            "bad.yaml",
            "version: 1", // 1
            "zone: Mars/Olympus", // 2
            "staleAfter: soon", // 3
            "minimumBalance: \"5,00\"", // 4
            "kinds:", // 5
            "  subscriptionFee: { suspendedAfter: 30d }", // 6
            "  complianceFine: { actionNeededAfter: 36h, suspendAfter: 2d }", // 7
            "  storePurchase: {}", // 8
            "inherit: { office: suspend }", // 9
            "dues: [{ ledger: nrds, type: LOCL, year: 2026, amount: \"1\", due: tomorrow }]"); // 10

        var faults = Faults(() => StandingRulesReader.Read(path));

        Has(faults, ":2:", "Mars/Olympus");
        Has(faults, ":3:", "time span");
        Has(faults, ":4:", "two decimals");
        Has(faults, ":6:", "Nobody is suspended before");
        Has(faults, ":6:", "'classTicket' is missing");
        Has(faults, ":7:", "whole days");
        Has(faults, ":7:", "Did you mean 'suspendedAfter'?");
        Has(faults, ":9:20:", "Did you mean 'suspended'?");
        Has(faults, ":10:", "'due' is a day");
    }

    [Fact]
    public void Dues_that_are_no_list_are_not_passed_over()
    {
        var path = _finance.Write("dues.yaml", File.ReadAllText(_finance.In("standing.sample.yaml")), "dues: { ledger: nrds, type: LOCL, year: 2026, amount: \"1\", due: 2026-01-31 }");

        Has(Faults(() => StandingRulesReader.Read(path)), "'dues' is a list");
    }

    [Theory]
    [InlineData("", ":1:1: The file is empty")]
    [InlineData("- a\n- b", ":1:1: The document must be a list of 'key: value' pairs.")]
    [InlineData("a: [", ":2:1: This is not YAML: what began before here does not end.")]
    [InlineData("a: 1\na: 2", ":2:1: The name 'a' stands twice in one list")]
    [InlineData("a: 1\n---\nb: 2", ":2:1: The file holds several documents")]
    [InlineData("a: 1\nb:\n\tc: 2", ":3:1: This is not YAML: a tab stands where the line is indented.")]
    [InlineData("a: &x 1", ":1:4: Anchors (&) are not allowed here")]
    [InlineData("a: !!int 1", ":1:4: Tags (!) are not allowed here")]
    [InlineData("version: 1\nsource:", ":2:8: 'source' is empty: give it a value or remove the line.")]
    [InlineData("version: 1\nsource: [a]", ":2:9: 'source' takes one value, not a list or a group.")]
    public void What_is_no_document_is_a_fault_with_its_place_in_the_words_of_the_settings(string text, string fault)
    {
        var path = _finance.Write("bad.yaml", text);

        Has(Faults(() => BillingMappingReader.Read(path)), fault);
    }

    [Fact]
    public void A_document_that_nests_without_end_does_not_end_the_process()
    {
        var path = _finance.Write("deep.yaml", "a: " + new string('[', 100_000));

        Has(Faults(() => BillingMappingReader.Read(path)), "deep.yaml:1:", "more than 16 levels deep");
    }

    [Fact]
    public void A_byte_that_is_no_letter_is_told_with_its_place()
    {
        var path = _finance.In("latin.yaml");
        File.WriteAllBytes(path, [.. "version: 1\nsource: "u8, 0xE9]);

        Has(Faults(() => BillingMappingReader.Read(path)), "latin.yaml:2:9: Here is a byte that is not UTF-8");
    }

    [Fact]
    public void A_document_that_is_not_there_is_a_fault() =>
        Has(Faults(() => BillingMappingReader.Read(_finance.In("nowhere.yaml"))), "nowhere.yaml:1:1: There is no such file");

    [Fact]
    public void The_version_of_the_rules_names_their_text()
    {
        var rules = _finance.Rules();
        File.AppendAllText(_finance.In("standing.sample.yaml"), "# changed\n");

        Assert.Matches("^[0-9a-f]{16}$", rules.Version);
        Assert.NotEqual(rules.Version, _finance.Rules().Version);
    }

    public void Dispose() => _finance.Dispose();

    private static List<string> Faults(Func<object> read) => [.. Assert.Throws<DocumentException>(() => read()).Faults.Select(fault => fault.ToString())];

    private static void Has(List<string> faults, params string[] parts) =>
        Assert.True(faults.Exists(fault => parts.All(part => fault.Contains(part, StringComparison.Ordinal))), $"No fault with {string.Join(" and ", parts)}:\n{string.Join('\n', faults)}");

    private static int Line(string fault) => int.Parse(fault.Split(".yaml:")[1].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
}
