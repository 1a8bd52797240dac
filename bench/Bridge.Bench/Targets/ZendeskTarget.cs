using System.Text.Json;
using Bridge.Bench.Stages;

namespace Bridge.Bench.Targets;

/// <summary>Zendesk: bodies of bulk jobs, which the floor polls as the bridge does.</summary>
internal sealed record ZendeskTarget() : BenchTarget("zendesk")
{
    /// <inheritdoc />
    public override string Members => "dump";

    /// <inheritdoc />
    public override string? KeyOf(JsonElement row) => Text(row, "external_id");

    /// <inheritdoc />
    public override int OfMember(JsonElement row) => HashCode.Combine(
        Text(row, "MemberFullName"), Text(row, "MemberEmail"), Text(row, "MemberStatus"), Text(row, "OfficeName"),
        Digits(Text(row, "MemberMobilePhone")), Digits(Text(row, "MemberDirectPhone")), false, 1);

    /// <inheritdoc />
    public override int OfRow(JsonElement row)
    {
        var more = row.GetProperty("user_fields");
        return HashCode.Combine(
            Text(row, "name"), Text(row, "email"), Text(more, "mls_status"), Text(more, "mls_office_name"),
            Digits(Text(more, "mls_mobile")), Digits(Text(more, "mls_direct_phone")), row.GetProperty("deleted").GetBoolean(), row.GetProperty("creations").GetInt32());
    }

    /// <inheritdoc />
    public override async Task<IFloorMaterial> MaterialAsync(Stage stage, CancellationToken cancellationToken) => await FloorMaterial.FromAsync(stage, cancellationToken);

    // The country's 1 in front is the mapping's.
    private static string? Digits(string? phone) =>
        phone is null ? null : string.Concat(phone.Where(char.IsAsciiDigit)) is { Length: > 10 } digits ? digits[^10..]
        : string.Concat(phone.Where(char.IsAsciiDigit));
}
