namespace Bridge.Host.Tests.Settings.Malicious;

/// <summary>Settings files that attack the reader, or would carry what support may not see.</summary>
internal static class HostileSettings
{
    private const string Head = """
        version: 1
        connections:
          mls: { type: reso, profile: generic, address: "https://mls.example.com/odata/", origin: mls, token: "${env:T}" }
          crm: { type: zendesk, address: "https://example.zendesk.com", email: "a@example.com", apiToken: "${env:T}" }
          money: { type: standings, folder: ./outbox, publicKey: "${env:T}" }
        routes:

        """;

    private const string Good = "  members: { record: member, from: mls, to: crm }\n";

    /// <summary>Name, file and the line that a fault must name; 0 where any line will do.</summary>
    public static TheoryData<string, string, int> Files { get; } = new()
    {
        { "members from standings", $"{Head}  a: {{ record: member, from: money, to: crm }}\n", 7 },
        { "offices from standings", $"{Head}  a: {{ record: office, from: money, to: crm }}\n", 7 },
        { "standings from the MLS", $"{Head}  a: {{ record: standing, from: mls, to: crm }}\n", 7 },
        { "standings back to finance", $"{Head}  a: {{ record: standing, from: money, to: money }}\n", 7 },
        { "members to finance", $"{Head}  a: {{ record: member, from: mls, to: money }}\n", 7 },
        { "a record of balances", $"{Head}  a: {{ record: balance, from: money, to: crm }}\n", 7 },
        { "a record in capitals", $"{Head}  a: {{ record: Standing, from: money, to: crm }}\n", 7 },
        { "two records", $"{Head}  a: {{ record: [member, standing], from: mls, to: crm }}\n", 7 },
        { "two sources", $"{Head}  a: {{ record: member, from: [mls, money], to: crm }}\n", 7 },
        { "fields in a route", $"{Head}  a: {{ record: member, from: mls, to: crm, fields: [MemberBalance] }}\n", 7 },
        { "select in a route", $"{Head}  a: {{ record: member, from: mls, to: crm, $select: MemberBalance }}\n", 7 },
        { "select in a connection", Head.Replace("origin: mls", "origin: mls, select: MemberBalance", StringComparison.Ordinal) + Good, 3 },
        { "a mapping inside the route", $"{Head}  a: {{ record: member, from: mls, to: crm, mapping: {{ fields: {{ a: MemberBalance }} }} }}\n", 7 },
        { "a connection of billing", Head.Replace("type: standings", "type: billing", StringComparison.Ordinal) + Good, 5 },
        { "a billing file in a standings connection", Head.Replace("folder: ./outbox", "folder: ./outbox, store: finance.db", StringComparison.Ordinal) + Good, 5 },
        { "a finance section", $"{Head}{Good}finance: {{ store: finance.db }}\n", 8 },
        { "anchor", $"{Head}  a: &x {{ record: member, from: mls, to: crm }}\n", 7 },
        { "anchor and alias", $"{Head}  a: &x {{ record: member, from: mls, to: crm }}\n  b: *x\n", 7 },
        { "merge key", $"{Head}  a: {{ <<: {{ record: member }}, from: mls, to: crm }}\n", 7 },
        { "duplicate route", $"{Head}{Good}{Good}", 0 },
        { "duplicate key in a route", $"{Head}  a: {{ record: member, from: mls, from: money, to: crm }}\n", 0 },
        { "duplicate section", $"{Head}{Good}routes:\n  b: {{ record: standing, from: money, to: crm }}\n", 0 },
        { "second document", $"{Head}{Good}---\n{Head}{Good}", 8 },
        { "binary tag", $"{Head}  a: {{ record: !!binary bWVtYmVy, from: mls, to: crm }}\n", 7 },
        { "own tag", $"{Head}  a: !x {{ record: member, from: mls, to: crm }}\n", 7 },
        { "escaped from", $"{Head}  a: {{ record: member, \"fr\\u006fm\": money, to: crm }}\n", 7 },
        { "escaped connection", $"{Head}  a: {{ record: member, from: \"\\u006d\\u006fney\", to: crm }}\n", 7 },
        { "block of a connection", $"{Head}  a:\n    record: member\n    from: |-\n      money\n    to: crm\n", 9 },
        { "look-alike of a connection", $"{Head}  a: {{ record: member, from: m\u0406s, to: crm }}\n", 7 },
        { "hidden character in a key", $"{Head}  a: {{ record: member, \"from\\u200B\": mls, to: crm }}\n", 7 },
        { "escape sequence of a terminal", $"{Head}  a: {{ record: \"\\e[2Kmember\", from: mls, to: crm }}\n", 7 },
        { "carriage returns only", $"{Head}  a: {{ record: member, from: money, to: crm }}\n".ReplaceLineEndings("\r"), 7 },
        { "byte order mark", $"\uFEFF{Head}  a: {{ record: member, from: money, to: crm }}\n", 7 },
        { "tab as indent", $"{Head}\ta: 1\n", 0 },
        { "list as a key", $"{Head}  ? [a]\n  : {{ record: member, from: mls, to: crm }}\n", 7 },
        { "list in place of routes", $"{Head}  - {{ record: member, from: mls, to: crm }}\n", 7 },
    };

    /// <summary>Name and file of what is large or deep.</summary>
    public static TheoryData<string, string> Bombs { get; } = new()
    {
        { "billion laughs", $"a: &a [x, x]\n{string.Concat(Enumerable.Range('b', 20).Select(at => $"{(char)at}: &{(char)at} [*{(char)(at - 1)}, *{(char)(at - 1)}]\n"))}" },
        { "deep lists", Head + "  a: " + new string('[', 500_000) },
        { "deep maps", Head + "  a: " + string.Concat(Enumerable.Repeat("{a: ", 250_000)) },
        { "deep dashes", Head + "  " + string.Concat(Enumerable.Repeat("- ", 400_000)) },
        { "deep question marks", Head + string.Concat(Enumerable.Repeat("? ", 400_000)) },
        { "a key of 1 MB", $"{Head}  {new string('a', 1_000_000)}: x\n" },
        { "a quoted key of 1 MB", $"{Head}  \"{new string('a', 1_000_000)}\": x\n" },
        { "a file of 2 MB", new string('#', 2_000_000) },
        { "5,000 routes", Head + string.Concat(Enumerable.Range(0, 5_000).Select(at => $"  r{at}: {{ after: [r{at + 1}] }}\n")) },
        { "a chain of 200 routes", Head + string.Concat(Enumerable.Range(0, 200).Select(at => $"  r{at}: {{ record: member, from: mls, to: crm, after: [r{(at + 1) % 200}] }}\n")) },
        { "9,000 unknown keys", string.Concat(Enumerable.Range(0, 9_000).Select(at => $"k{at}: v\n")) },
        { "9,000 routes to wait for", $"{Head}  a: {{ record: member, from: mls, to: crm, after: [{string.Join(", ", Enumerable.Range(0, 9_000).Select(at => $"x{at}"))}] }}\n" },
        { "300,000 values", $"{Head}  a: [{string.Concat(Enumerable.Repeat("a,", 300_000))}]\n" },
        { "200,000 documents", string.Concat(Enumerable.Repeat("---\n", 200_000)) },
        { "a million spaces before a colon", Head + "  a" + new string(' ', 1_000_000) + ": x" },
    };
}
