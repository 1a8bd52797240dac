namespace Bridge.Finance.Sources.Tables;

/// <summary>Opens a billing file for reading.</summary>
internal static class InputFile
{
    /// <exception cref="FinanceException">It cannot be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FinanceException(
                $"The billing file {path} cannot be read.", "Check that it is there, complete, and that the finance user may read it.", error);
        }
    }
}
