using System.Text.Json;
using Bridge.Connectors.Zendesk.Api;

namespace Bridge.Connectors.Zendesk.Jobs;

/// <summary>One row of a job's results. Rows are in no order and rarely say which record they speak of.</summary>
/// <remarks>Source: developer.zendesk.com, Job statuses, section "Results".</remarks>
/// <param name="Id">Zendesk's id of the record, or 0.</param>
/// <param name="IsSuccess">True when the row speaks of a success.</param>
/// <param name="IsCreated">True when the record is new.</param>
/// <param name="Index">Position in the batch, or null.</param>
/// <param name="ExternalId">External id, or null.</param>
/// <param name="Unique">E-mail address or name, or null.</param>
/// <param name="Code">Zendesk's short word for the failure, or null.</param>
/// <param name="Reason">Zendesk's words for the failure, or null.</param>
internal sealed record ZendeskJobRow(
    long Id, bool IsSuccess, bool IsCreated, int? Index, string? ExternalId, string? Unique, string? Code, string? Reason)
{
    /// <summary>Reads the results of a job.</summary>
    /// <param name="job">The <c>job_status</c> object.</param>
    /// <returns>The rows; none when the job has none yet.</returns>
    public static IReadOnlyList<ZendeskJobRow> ReadAll(JsonElement job) => [.. job.ItemsOf("results").Select(Read)];

    private static ZendeskJobRow Read(JsonElement row)
    {
        var status = row.TextOf("status");
        var id = row.LongOf("id") ?? 0;
        var hasError = row.Of("error").ValueKind is JsonValueKind.String or JsonValueKind.Object
            || row.Of("errors").ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
        var isSuccess = !hasError && id > 0 && row.Of("success").ValueKind != JsonValueKind.False && status != "Failed";
        return new ZendeskJobRow(
            id,
            isSuccess,
            status == "Created" || row.TextOf("action") == "create",
            (int?)row.LongOf("index"),
            row.TextOf("external_id"),
            row.TextOf("email") ?? row.TextOf("name"),
            isSuccess ? null : row.TextOf("error"),
            isSuccess ? null : ZendeskJson.Words(row));
    }
}
