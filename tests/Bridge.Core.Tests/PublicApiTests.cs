using Bridge.Core.Model;

namespace Bridge.Core.Tests;

/// <summary>Integrators compile against Bridge.Core: every change of what they see is a decision, not an accident.</summary>
public class PublicApiTests
{
    private static readonly string _approvedFile = Path.Combine(AppContext.BaseDirectory, "PublicApi.approved.txt");
    private static readonly string _receivedFile = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");

    [Fact]
    public void The_public_API_is_the_approved_one()
    {
        var received = PublicApi.Of(typeof(Member).Assembly);
        File.WriteAllText(_receivedFile, received);

        var difference = Difference(File.ReadAllText(_approvedFile).ReplaceLineEndings("\n"), received);

        Assert.True(
            difference.Count == 0,
            $"""
            The public API of Bridge.Core is not the approved one (- approved, + now):
            {string.Join('\n', difference)}
            If that is meant, approve it and say so in CHANGELOG.md:
            cp {_receivedFile} tests/Bridge.Core.Tests/PublicApi.approved.txt
            """);
    }

    [Fact]
    public void A_member_that_is_gone_new_or_moved_to_another_type_is_seen()
    {
        const string approved = "A class\n    One: Int32\n    Two: Int32\nB class\n";

        Assert.Empty(Difference(approved, approved));
        Assert.Equal(["- A class > Two: Int32", "+ A class > Two: Int64"], Difference(approved, "A class\n    One: Int32\n    Two: Int64\nB class\n"));
        Assert.Equal(["- A class > Two: Int32", "+ B class > Two: Int32"], Difference(approved, "A class\n    One: Int32\nB class\n    Two: Int32\n"));
    }

    [Fact]
    public void The_text_tells_nullable_from_not_and_required_from_not()
    {
        var text = PublicApi.Of(typeof(Member).Assembly);

        Assert.Contains("\n    required Key: RecordKey { get; init; }\n", text, StringComparison.Ordinal);
        Assert.Contains("\n    Email: String? { get; init; }\n", text, StringComparison.Ordinal);
        Assert.Contains("\n    static Text(text: String?): FieldValue\n", text, StringComparison.Ordinal);
    }

    private static List<string> Difference(string approved, string received)
    {
        var (before, now) = (Placed(approved), Placed(received));
        return [.. before.Except(now).Select(line => $"- {line}"), .. now.Except(before).Select(line => $"+ {line}")];
    }

    // Each member with its type, so that a member which moves to another type is a difference.
    private static List<string> Placed(string text)
    {
        var lines = new List<string>();
        var type = "";
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            type = line.StartsWith(' ') ? type : line;
            lines.Add(line.StartsWith(' ') ? $"{type} > {line.Trim()}" : line);
        }

        return lines;
    }
}
