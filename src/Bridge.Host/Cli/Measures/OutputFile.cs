using System.Text;

namespace Bridge.Host.Cli.Measures;

/// <summary>Writes results to a file that a verb was told to write, or to its output.</summary>
internal static class OutputFile
{
    /// <summary>Writes a text.</summary>
    /// <param name="context">The verb's output.</param>
    /// <param name="path">The file, or null for the output.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Write(CliContext context, string? path, string text)
    {
        if (path is null)
        {
            context.Out.Write(text);
        }
        else
        {
            Write(context, path, Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>Writes a file.</summary>
    /// <param name="context">The verb's output, which names the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="content">What is in it.</param>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Write(CliContext context, string path, byte[] content)
    {
        try
        {
            File.WriteAllBytes(path, content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out {path} cannot be written. Check that its folder is there and that you may write into it.");
        }

        context.Error.WriteLine($"Written to {Path.GetFullPath(path)}.");
    }
}
