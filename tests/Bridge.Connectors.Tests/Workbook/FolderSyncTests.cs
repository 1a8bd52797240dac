using Bridge.Connectors.Workbook.Package;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>That the workbook itself is renamed before its folder is brought to the disk is seen from outside: strace -e trace=rename,fsync.</summary>
public class FolderSyncTests
{
    [Fact]
    public void A_folder_is_brought_to_the_disk_whatever_its_name_and_whatever_it_holds()
    {
        var folder = Directory.CreateTempSubdirectory("bridge-test-żółć ");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a"), "a");

            FolderSync.Flush(folder.FullName);

            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_and_not_passed_over()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Throws<IOException>(() => FolderSync.Flush(Path.Combine(Path.GetTempPath(), "bridge-test-nowhere")));
        }
    }
}
