using System.Globalization;
using System.Text;
using Bridge.Scrub.Bench;

// Bridge.Scrub.Bench [OTHER/Bridge.Core.dll]: MB (UTF-8) a second; with another build, both in turn and the ratio.
// Bridge.Scrub.Bench agree OTHER/Bridge.Core.dll [TEXTS] [SEED]: on how many random texts both differ.
const int WarmUp = 2;
const int Rounds = 7;
const double Bar = 20;

var mine = Scrubber.Open(null);
if (args is ["agree", var path, ..])
{
    Agreement.Print(mine, Scrubber.Open(path), Number(2, 1_000_000), Number(3, 1));
    return 0;
}

var other = args.Length > 0 ? Scrubber.Open(args[0]) : null;
Console.WriteLine($"{"text of 1 MiB",-40} {"MB/s",8}{(other is null ? "" : $" {"other",8} {"ratio",6}")}");
var (slowest, longest) = (double.MaxValue, 0L);
var texts = ScrubTexts.Ordinary().Select(one => (one.Name, one.Text, IsHostile: false)).Concat(ScrubTexts.Hostile().Select(one => (one.Name, one.Text, IsHostile: true))).ToArray();
for (var round = 0; round < WarmUp; round++)
{
    foreach (var (_, text, _) in texts)
    {
        mine(text);
        other?.Invoke(text);
    }
}

foreach (var (name, text, isHostile) in texts)
{
    var (one, two) = (long.MaxValue, long.MaxValue);
    for (var round = 0; round < Rounds; round++)
    {
        one = Math.Min(one, Time(mine, text));
        two = other is null ? two : Math.Min(two, Time(other, text));
    }

    var speed = Speed(text, one);
    (slowest, longest) = isHostile ? (slowest, Math.Max(longest, one)) : (Math.Min(slowest, speed), longest);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} {speed,8:0.0}{(other is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {Speed(text, two),8:0.0} {speed / Speed(text, two),6:0.00}"))}"));
}

var isKept = slowest >= Bar && longest <= TimeSpan.TicksPerSecond;
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"ordinary texts: slowest {slowest:0.0} MB/s, bar {Bar:0}; texts made to be slow: longest {TimeSpan.FromTicks(longest).TotalSeconds:0.00} s, bar 1: {(isKept ? "kept" : "missed")}"));
return isKept ? 0 : 1;

int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;

static double Speed(string text, long ticks) => Encoding.UTF8.GetByteCount(text) / 1e6 / TimeSpan.FromTicks(ticks).TotalSeconds;

// Processor time, since others may use the machine too.
static long Time(Func<string, string> scrub, string text)
{
    var before = Environment.CpuUsage.TotalTime;
    scrub(text);
    return Math.Max(1, (Environment.CpuUsage.TotalTime - before).Ticks);
}
