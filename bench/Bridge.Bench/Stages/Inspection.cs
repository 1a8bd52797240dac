using System.Text.Json;

namespace Bridge.Bench.Stages;

/// <summary>Compares what the two stand-ins hold, member by member.</summary>
internal static class Inspection
{
    private const string Origin = "mls:";

    /// <summary>Makes sure that the target holds every member of the MLS once, with the same values, and nobody else.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="members">How many members there must be.</param>
    /// <param name="run">The run that is judged.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when all is well.</returns>
    /// <exception cref="BenchFailedException">They differ.</exception>
    public static async Task RequireEqualAsync(Stage stage, int members, string run, CancellationToken cancellationToken)
    {
        var open = new Dictionary<string, int>(members, StringComparer.Ordinal);
        await foreach (var line in stage.Mls.LinesAsync("dump", cancellationToken))
        {
            using var row = JsonDocument.Parse(line);
            open[Origin + Text(row.RootElement, "key")] = OfMember(row.RootElement);
        }

        var (listed, strange, doubled, different) = (open.Count, 0, 0, 0);
        await foreach (var line in stage.Crm.LinesAsync("dump", cancellationToken))
        {
            using var row = JsonDocument.Parse(line);
            if (!open.Remove(Text(row.RootElement, "external_id") ?? "", out var wanted))
            {
                strange++;
                continue;
            }

            doubled += row.RootElement.GetProperty("creations").GetInt32() > 1 ? 1 : 0;
            different += OfUser(row.RootElement) == wanted ? 0 : 1;
        }

        if (listed != members || open.Count + strange + doubled + different > 0)
        {
            throw new BenchFailedException(
                $"{run}: the target does not hold what the MLS holds ({listed} of {members} members listed, {open.Count} missing, {strange} strange or deleted, {doubled} created twice, {different} with other values).");
        }
    }

    // Fields that the default mapping takes as they are, and those that the control calls change. Equal or not is all that is asked.
    private static int OfMember(JsonElement row) => HashCode.Combine(
        Text(row, "MemberFullName"), Text(row, "MemberEmail"), Text(row, "MemberStatus"), Text(row, "OfficeName"),
        Digits(Text(row, "MemberMobilePhone")), Digits(Text(row, "MemberDirectPhone")), false);

    private static int OfUser(JsonElement row)
    {
        var more = row.GetProperty("user_fields");
        return HashCode.Combine(
            Text(row, "name"), Text(row, "email"), Text(more, "mls_status"), Text(more, "mls_office_name"),
            Digits(Text(more, "mls_mobile")), Digits(Text(more, "mls_direct_phone")), row.GetProperty("deleted").GetBoolean());
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    // The country's 1 in front is the mapping's.
    private static string? Digits(string? phone) =>
        phone is null ? null : string.Concat(phone.Where(char.IsAsciiDigit)) is { Length: > 10 } digits ? digits[^10..]
        : string.Concat(phone.Where(char.IsAsciiDigit));
}
