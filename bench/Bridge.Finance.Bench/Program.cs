using System.Globalization;
using Bridge.Finance.Bench;

if (args.Length < 2 || args[0] is not ("make" or "measure"))
{
    Console.Error.WriteLine("Usage: Bridge.Finance.Bench make FOLDER [MEMBERS] | measure FOLDER CONFIG-FOLDER [VARIABLE]\nVARIABLE holds the connection string of a PostgreSQL database of its own, which is emptied; without it the store is SQLite.");
    return 2;
}

if (args[0] == "make")
{
    FinanceBench.Make(args[1], args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 110_000);
    return 0;
}

return await FinanceBench.MeasureAsync(args[1], args[2], args.Length > 3 ? Environment.GetEnvironmentVariable(args[3]) : null);
