using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Bridge.Host.Proof.Separation.Attempts;

/// <summary>Tries to read finance's files as another user of this machine. Needs Linux, root and setpriv.</summary>
internal static class OtherUser
{
    private const string Nobody = "65534";

    /// <summary>Tries everything.</summary>
    /// <param name="finance">Finance's folder.</param>
    /// <param name="open">A file that everybody may read: were it refused too, the attempts would prove nothing.</param>
    /// <returns>One outcome for each attempt.</returns>
    public static IReadOnlyList<AttemptOutcome> Try(string finance, string open)
    {
        (string What, string Program, string Path)[] attempts =
        [
            ("open finance's store as another user", "cat", Path.Combine(finance, "finance.db")),
            ("open finance's key as another user", "cat", Path.Combine(finance, "keys", "finance.key")),
            ("open finance's signing key as another user", "cat", Path.Combine(finance, "keys", "signing.pem")),
            ("read finance's settings as another user", "cat", Path.Combine(finance, "finance.yaml")),
            ("list finance's folder as another user", "ls", finance),
        ];
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            return [.. attempts.Select(attempt => Skipped(attempt.What, "Only root on Linux can become another user; run the proof so once."))];
        }

        if (Run("cat", open) is not { ExitCode: 0 })
        {
            return [.. attempts.Select(attempt => Skipped(attempt.What, "The other user could not even read an open file (is setpriv there?)."))];
        }

        return [.. attempts.Select(attempt => Run(attempt.Program, attempt.Path) is { ExitCode: not 0 } end
            ? new AttemptOutcome(attempt.What, AttemptVerdict.Refused, end.Said)
            : new AttemptOutcome(attempt.What, AttemptVerdict.Allowed, "It was read."))];
    }

    private static AttemptOutcome Skipped(string what, string why) => new(what, AttemptVerdict.Skipped, why);

    private static (int ExitCode, string Said)? Run(string program, string path)
    {
        try
        {
            var start = new ProcessStartInfo("setpriv", [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", program, path])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8,
            };
            start.Environment["LC_ALL"] = "C";
            using var process = Process.Start(start)!; // only null for the shell
            _ = process.StandardOutput.ReadToEndAsync();
            var said = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return (process.ExitCode, said.Split(": ")[^1]);
        }
        catch (Win32Exception)
        {
            return null; // no such program
        }
    }
}
