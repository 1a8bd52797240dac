using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bridge.Scrub.Bench;

// Measures the card scrubber in MB (UTF-8) a second; with the Bridge.Core.dll of another build, both in turn and the ratio.
const int Rounds = 7;
const double Bar = 20;

var mine = Scrubber.Open(null);
var other = args.Length > 0 ? Scrubber.Open(args[0]) : null;
var worst = double.MaxValue;
Console.WriteLine($"{"text of 1 MiB",-40} {"MB/s",8}{(other is null ? "" : $" {"other",8} {"ratio",6}")}");
foreach (var (name, text) in ScrubTexts.All())
{
    var (one, two) = (long.MaxValue, long.MaxValue);
    for (var round = 0; round < Rounds; round++)
    {
        one = Math.Min(one, Time(mine, text));
        two = other is null ? two : Math.Min(two, Time(other, text));
    }

    var speed = Speed(text, one);
    worst = Math.Min(worst, speed);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} {speed,8:0.0}{(other is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {Speed(text, two),8:0.0} {speed / Speed(text, two),6:0.00}"))}"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest {worst:0.0} MB/s, bar {Bar:0}: {(worst >= Bar ? "kept" : "missed")}"));
return worst >= Bar ? 0 : 1;

static double Speed(string text, long ticks) => Encoding.UTF8.GetByteCount(text) / 1e6 / TimeSpan.FromTicks(ticks).TotalSeconds;

static long Time(Func<string, string> scrub, string text)
{
    var watch = Stopwatch.StartNew();
    scrub(text);
    return watch.Elapsed.Ticks;
}
