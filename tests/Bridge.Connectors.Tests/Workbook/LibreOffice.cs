using System.Diagnostics;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>LibreOffice without its windows, with a profile of its own for each run.</summary>
internal static class LibreOffice
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(3);

    /// <summary>The program, or null where it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>Opens a file and saves it in another form.</summary>
    /// <param name="file">The file.</param>
    /// <param name="form">The form, for example <c>xlsx</c>.</param>
    /// <param name="folder">Where to.</param>
    /// <returns>A task that ends with the program, which ends with 0 even when it could not open the file: look for what it made.</returns>
    public static async Task ConvertAsync(string file, string form, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Program!, // the test is skipped otherwise
            [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form, "--outdir", folder, file])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!; // it is there
        using var limit = new CancellationTokenSource(_longest);
        await process.WaitForExitAsync(limit.Token);
    }
}

/// <summary>A test that needs LibreOffice; skipped, and said so, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    /// <summary>Looks for the program.</summary>
    public LibreOfficeFactAttribute() => Skip = LibreOffice.Program is null ? "LibreOffice (soffice) is not installed, so what it makes of a workbook was not looked at." : null;
}
