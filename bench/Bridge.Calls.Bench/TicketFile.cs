using System.Globalization;
using System.Text;

namespace Bridge.Calls.Bench;

/// <summary>Writes a file of invented tickets: three years of a desk with ten groups, sixty agents and twenty topics; each ticket a row when it was opened and one for how it stands.</summary>
internal static class TicketFile
{
    private const int Days = 3 * 365;
    private const double OpenForEver = 0.005;
    private const double Reopened = 0.04;

    private static readonly DateTime _first = new(2023, 11, 1, 8, 0, 0, DateTimeKind.Unspecified);
    private static readonly string[] _channels = ["email", "web", "phone", "chat"];

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="tickets">How many.</param>
    public static void Write(string path, int tickets)
    {
        var random = new Random(11);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        file.Write("ticket,at,status,group,agent,level,topic,channel,created,replied,solved,reopens,replies\n");
        for (var ticket = 0; ticket < tickets; ticket++)
        {
            var created = _first.AddDays((long)ticket * Days / tickets).AddMinutes(random.Next(600));
            var (replied, solved) = (created.AddMinutes(-240 * Math.Log(1 - random.NextDouble())), created.AddMinutes(20 - (2500 * Math.Log(1 - random.NextDouble()))));
            var (group, level) = (random.Next(10), random.Next(10) < 6 ? "first" : random.Next(4) > 0 ? "second" : "third");
            var same = $"topic {random.Next(20)},{_channels[random.Next(4)]},{Text(created)}";
            file.Write($"{ticket},{Text(created)},new,group {(random.Next(5) == 0 ? random.Next(10) : group)},,first,{same},,,,\n");
            var isOpen = random.NextDouble() < OpenForEver;
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{ticket},{Text(isOpen ? replied : solved)},{(isOpen ? "open" : "solved")},group {group},agent {(group * 6) + random.Next(6)},{level},{same},{Text(replied)},{(isOpen ? "" : Text(solved))},{(random.NextDouble() < Reopened ? 1 : 0)},{1 + random.Next(3)}\n"));
        }
    }

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
