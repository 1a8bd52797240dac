using System.Net.Http.Headers;
using System.Text;

namespace Bridge.Bench.Floor;

/// <summary>
/// The floor, a process of its own: reads given pages from the MLS and posts ready-made bodies to the CRM at the bridge's
/// concurrency, and waits for the jobs of Zendesk. It looks into nothing and remembers nothing.
/// </summary>
internal static class FloorProgram
{
    /// <summary>The hidden word that starts it, followed by the two addresses and the plan's folder.</summary>
    public const string Verb = "floor";

    // The bridge's own numbers: calls in flight to one system and connections kept for them (Connection.Open).
    private const int CallsInFlight = 8;
    private const int SpareConnections = 4;

    /// <summary>Runs the floor.</summary>
    /// <param name="mls">Address of the MLS stand-in.</param>
    /// <param name="crm">Address of the stand-in of the CRM.</param>
    /// <param name="plan">Folder that <see cref="FloorPlan"/> wrote.</param>
    /// <param name="time">The clock.</param>
    /// <returns>0, or 1 when a system refused a call or a job.</returns>
    public static async Task<int> RunAsync(Uri mls, Uri crm, string plan, TimeProvider time)
    {
        using var source = Open(mls, CallsInFlight, new AuthenticationHeaderValue("Bearer", "sandbox-token"));
        var replay = ReplaySignIn.Read(plan);
        using var target = Open(crm, replay?.Parallel ?? CallsInFlight, new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("admin@example.test/token:sandbox-token"))));
        using var stop = new CancellationTokenSource();
        try
        {
            var pages = FloorPlan.ReadPages(plan);
            var bodies = FloorPages.ReadAsync(source, pages, FloorPlan.Bodies(plan), stop.Token);
            if (replay is (var parallel, var signIn))
            {
                await ReplaySignIn.OpenAsync(target, signIn, stop.Token);
                await new ReplayWriter(target, parallel, time).WriteAllAsync(bodies, stop.Token);
                return 0;
            }

            var jobs = new FloorJobs(target, time);
            using var writer = new FloorWriter(target, jobs, CallsInFlight);
            var polling = jobs.PollAsync(stop.Token);
            var writing = writer.WriteAllAsync(bodies, stop.Token);
            await await Task.WhenAny(polling, writing);
            return 0;
        }
        catch (HttpRequestException error)
        {
            await Console.Error.WriteLineAsync($"The floor was refused: {error.Message}");
            return 1;
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private static HttpClient Open(Uri address, int callsInFlight, AuthenticationHeaderValue signIn)
    {
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = callsInFlight + SpareConnections, UseCookies = false })
        {
            BaseAddress = address,
        };
        http.DefaultRequestHeaders.Authorization = signIn;
        return http;
    }
}
