using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Bridge.Connectors.Workbook.Package;

/// <summary>Brings the names of a folder to the disk, so that a file which was renamed has its new name after a power cut too.</summary>
/// <remarks>
/// .NET opens no folder as a file ("Access to the path is denied"), hence the call of the system; what it opened, .NET brings to the disk. Windows has no
/// such call and needs none: NTFS writes down renames itself. Source: fsync(2), "calling fsync() does not necessarily ensure that the entry in the directory has also
/// reached disk".
/// </remarks>
internal static class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Brings the names to the disk.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">It cannot be opened, or the disk failed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var handle = new SafeFileHandle(Open(Encoding.UTF8.GetBytes($"{folder}\0"), ReadOnly), ownsHandle: true);
        if (handle.IsInvalid)
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
        }

        RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);
}
