using Bridge.Bench;
using Bridge.Bench.Floor;

// The floor comes first and alone: none of the harness's libraries is loaded into the process that is measured.
return args is [FloorProgram.Verb, var mls, var crm, var plan]
    ? await FloorProgram.RunAsync(new Uri(mls), new Uri(crm), plan, TimeProvider.System)
    : await BenchCommand.RunAsync(args);
