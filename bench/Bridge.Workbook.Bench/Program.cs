using System.Diagnostics;
using System.Globalization;
using Bridge.Workbook.Bench;

// Bridge.Workbook.Bench [MEMBERS] [ROUNDS]: seconds, processor time and memory of a first sync into a workbook of 20 columns;
// then LibreOffice reads the last one, and every cell is compared.
const double BarSeconds = 3;
const long BarMemory = 100 << 20;

var members = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var folder = Directory.CreateTempSubdirectory("bridge-book-").FullName;
var path = Path.Combine(folder, "members.xlsx");
var seconds = new List<double>();
try
{
    var batches = BenchFile.Batches(members);
    var (before, first) = (Peak(), 0L);
    for (var round = 0; round < rounds; round++)
    {
        using var file = new BenchFile(path);
        var sink = await file.MakeAsync();
        var (begun, used) = (TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(batches.Select(batch => sink.WriteAsync(batch, CancellationToken.None)));
        seconds.Add(TimeProvider.System.GetElapsedTime(begun).TotalSeconds);
        first = round == 0 ? Peak() - before : first;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: {seconds[^1]:0.00} s, {(Environment.CpuUsage.TotalTime - used).TotalSeconds:0.00} s of processor time"));
    }

    var median = seconds.Order().ElementAt(seconds.Count / 2);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{members} members, {new FileInfo(path).Length >> 20} MiB: median {median:0.00} s, slowest {seconds.Max():0.00} s, bar {BarSeconds:0} s: {Word(median <= BarSeconds)}"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory of the first {first >> 20} MiB above the {before >> 20} MiB of the process with the members in it, bar {BarMemory >> 20} MiB: {Word(first <= BarMemory)}; after all {(Peak() - before) >> 20} MiB"));
    var read = await OfficeReading.CompareAsync(path, members);
    Console.WriteLine(read is { } compared
        ? string.Create(CultureInfo.InvariantCulture, $"LibreOffice shows {compared.Cells} cells, {compared.Different} differ: {Word(compared.Different == 0)}")
        : "LibreOffice is not installed, so what it reads was not compared.");
    return median <= BarSeconds && first <= BarMemory && read is not { Different: > 0 } ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static long Peak()
{
    using var process = Process.GetCurrentProcess();
    return process.PeakWorkingSet64;
}

static string Word(bool isKept) => isKept ? "kept" : "missed";
