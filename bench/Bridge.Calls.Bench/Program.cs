using System.Globalization;
using Bridge.Calls.Bench;

string[] verbs = ["make", "make-tickets", "ask", "ask-tickets", "year-by-agent", "compare-tickets", "alarms"];
if (args.Length < 2 || !verbs.Contains(args[0]))
{
    Console.Error.WriteLine("Usage: Bridge.Calls.Bench make FILE [CALLS] | make-tickets FILE [TICKETS] | ask ADDRESS [TIMES] | ask-tickets ADDRESS [TIMES] | year-by-agent FOLDER [TIMES] | compare-tickets FOLDER [TIMES] | alarms FILE");
    return 2;
}

var number = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0;
var times = number > 0 ? number : 40;
switch (args[0])
{
    case "make":
        CallFile.Write(args[1], number > 0 ? number : 10_000_000);
        break;
    case "make-tickets":
        TicketFile.Write(args[1], number > 0 ? number : 500_000);
        break;
    case "year-by-agent":
        Comparison.YearByAgent(args[1], times);
        break;
    case "compare-tickets":
        Comparison.Tickets(args[1], times);
        break;
    case "alarms":
        AlarmRounds.Run(args[1]);
        break;
    default:
        await Questions.AskAsync(new Uri(args[1]), args[0] == "ask" ? Questions.Calls : Questions.Tickets, times);
        break;
}

return 0;
