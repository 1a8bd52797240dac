using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace Bridge.Workbook.Bench;

/// <summary>Lets LibreOffice read a workbook, and compares every cell that it shows.</summary>
internal static class OfficeReading
{
    // Comma, quotes, UTF-8, from the first line, each text quoted, as shown. Source: help.libreoffice.org, "Filter Options for CSV"
    private const string Form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false";

    /// <summary>Compares.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="members">How many members it holds.</param>
    /// <returns>Cells that were compared, and how many of them differ; null when LibreOffice is not installed.</returns>
    public static async Task<(long Cells, long Different)?> CompareAsync(string path, int members)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
        if (program is null)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("bridge-office-").FullName;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(
                program, [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", Form, "--outdir", folder, path])
            {
                RedirectStandardOutput = true,
            })!; // it is there
            await process.WaitForExitAsync();
            return Compare(Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(path)}.csv"), members);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The program ends with 0 even when it could not read the file, so every row has to be there.
    private static (long Cells, long Different) Compare(string csv, int members)
    {
        var (cells, different) = (0L, 0L);
        using var text = new StreamReader(csv, Encoding.UTF8);
        using var rows = new CsvParser(text, CultureInfo.InvariantCulture);
        rows.Read();
        for (var number = 0; number < members; number++)
        {
            var shown = rows.Read() ? rows.Record ?? [] : [];
            foreach (var (place, expected) in BenchMembers.Shown(number).Index())
            {
                cells++;
                different += place < shown.Length && shown[place] == expected ? 0 : 1;
            }
        }

        return (cells, different);
    }
}
