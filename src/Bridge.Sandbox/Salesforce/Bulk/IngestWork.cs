using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bridge.Sandbox.Salesforce.Bulk;

/// <summary>Works on a closed job behind the caller's back, 200 rows at a time, as an org does.</summary>
internal sealed class IngestWork(SalesforceOrg org)
{
    private const int RowsAtOnce = 200;

    /// <summary>Begins; call it under the gate of the org.</summary>
    public void Begin(IngestJob job)
    {
        var (delay, ending) = (org.Jobs.Delay, org.Jobs.NextEnding());
        _ = Task.Run(() => RunAsync(job, delay, ending));
    }

    private async Task RunAsync(IngestJob job, TimeSpan delay, JobEnding? ending)
    {
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, org.Time);
        }

        while (Step(job, ending))
        {
            await Task.Yield();
        }
    }

    private bool Step(IngestJob job, JobEnding? ending)
    {
        lock (org.Gate)
        {
            if (job.IsOver || (job.State == "UploadComplete" && !Read(job)))
            {
                return false;
            }

            job.State = "InProgress";
            var most = Math.Min(job.Rows.Count, ending?.After ?? int.MaxValue);
            var next = job.Rows.Skip(job.Outcomes.Count).Take(Math.Min(RowsAtOnce, most - job.Outcomes.Count)).ToList();
            job.Outcomes.AddRange(new IngestRows(org, job).Write(next).ToList());
            if (job.Outcomes.Count < most)
            {
                return true;
            }

            job.State = ending?.State ?? "JobComplete";
            job.Error = job.State == "Failed" ? "InternalServerError : The job could not be finished." : null;
            return false;
        }
    }

    private bool Read(IngestJob job)
    {
        var file = job.Uploads.Count == 0 ? "" : job.Uploads[0];
        var rows = Rows(file, job.Delimiter);
        if (file.Count(letter => letter == '"') % 2 != 0 || rows.Exists(row => row.Length != rows[0].Length))
        {
            return Fail(job, "InvalidBatch : CSV parse error: the rows differ in their number of columns or a quote is not closed");
        }

        (job.Header, job.Rows) = (rows.FirstOrDefault() ?? [], [.. rows.Skip(1)]);
        return new IngestRows(org, job).UnknownColumn() is not { } column || Fail(job, $"InvalidBatch : Field name not found : {column}");
    }

    private static List<string[]> Rows(string file, char delimiter)
    {
        using var csv = new CsvParser(new StringReader(file), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString(), BadDataFound = null });
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add(csv.Record ?? []);
        }

        return rows;
    }

    private static bool Fail(IngestJob job, string error)
    {
        (job.State, job.Error) = ("Failed", error);
        return false;
    }
}
