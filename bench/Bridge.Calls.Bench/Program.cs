using System.Globalization;
using Bridge.Calls.Bench;

if (args.Length < 2 || args[0] is not ("make" or "ask" or "alarms"))
{
    Console.Error.WriteLine("Usage: Bridge.Calls.Bench make FILE [CALLS] | ask ADDRESS [TIMES] | alarms FILE");
    return 2;
}

var number = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0;
if (args[0] == "make")
{
    CallFile.Write(args[1], number > 0 ? number : 10_000_000);
}
else if (args[0] == "alarms")
{
    AlarmRounds.Run(args[1]);
}
else
{
    await Questions.AskAsync(new Uri(args[1]), number > 0 ? number : 40);
}

return 0;
