using System.Globalization;
using Bridge.Sandbox.Salesforce.Store;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bridge.Sandbox.Salesforce.Bulk;

/// <summary>The three files that tell what became of the rows of a job. They do not come in the order of the upload.</summary>
/// <remarks>Source: Bulk API 2.0 Developer Guide, "Get Job Successful Record Results", "... Failed ...", "... Unprocessed ...".</remarks>
internal static class IngestResults
{
    private static readonly CsvConfiguration _format = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public static string? Of(IngestJob job, string file) => file switch
    {
        "successfulResults" => Text(["sf__Id", "sf__Created", .. job.Header], Done(job).Where(done => done.Outcome.IsSuccess)
            .Select(done => (string[])[done.Outcome.Id ?? "", done.Outcome.IsCreated ? "true" : "false", .. done.Row])),
        "failedResults" => Text(["sf__Id", "sf__Error", .. job.Header], Done(job).Where(done => !done.Outcome.IsSuccess)
            .Select(done => (string[])[done.Outcome.Id ?? "", Words(done.Outcome.Faults), .. done.Row])),
        _ when file.Equals("unprocessedrecords", StringComparison.OrdinalIgnoreCase) => Text(job.Header, job.Rows.Skip(job.Outcomes.Count)),
        _ => null,
    };

    private static IEnumerable<(string[] Row, RecordOutcome Outcome)> Done(IngestJob job) =>
        job.Rows.Zip(job.Outcomes).Reverse().Select(done => (done.First, done.Second));

    private static string Words(IReadOnlyList<RecordFault> faults) =>
        string.Join(';', faults.Select(fault => $"{fault.Code}:{fault.Message}:{string.Join(',', fault.Fields)} --"));

    private static string Text(IEnumerable<string> header, IEnumerable<string[]> rows)
    {
        var text = new StringWriter();
        using var csv = new CsvWriter(text, _format);
        foreach (var row in rows.Prepend(header))
        {
            foreach (var cell in row)
            {
                csv.WriteField(cell, shouldQuote: true);
            }

            csv.NextRecord();
        }

        csv.Flush();
        return text.ToString();
    }
}
