using Bridge.Core.Files;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Files;

public class FileNamesTests
{
    private static readonly FileKind _pdf = FileKinds.OfMediaType("application/pdf")!; // a known kind
    private static readonly FileKind _jpg = FileKinds.OfMediaType("IMAGE/JPEG")!; // a known kind

    [Theory]
    [InlineData("lease.pdf", "lease.pdf")]
    [InlineData("Lease.PDF", "Lease.pdf")]
    [InlineData(@"C:\Users\ada\lease.pdf", "lease.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("lease.pdf.exe", "lease.pdf.exe.pdf")]
    [InlineData("lease\u202Efdp.exe", "leasefdp.exe.pdf")]
    [InlineData("le\u0000a\u200Bs\r\ne?.pdf", "leas e.pdf")]
    [InlineData(" .. .pdf", "file.pdf")]
    [InlineData("", "file.pdf")]
    [InlineData(".pdf", "file.pdf")]
    [InlineData("lease.pdf. .", "lease.pdf")]
    [InlineData("4111 1111 1111 1111.pdf", "[card number removed].pdf")]
    [InlineData("Pacht für 5 Elm St.pdf", "Pacht für 5 Elm St.pdf")]
    [InlineData("عقد الإيجار.pdf", "عقد الإيجار.pdf")]
    public void A_name_loses_what_could_deceive_and_keeps_its_words(string name, string expected) => Assert.Equal(expected, FileNames.Clean(name, _pdf));

    [Fact]
    public void Each_ending_of_a_kind_stays() => Assert.Equal(["a.jpeg", "a.jpg", "a.png.jpg"], new[] { "a.jpeg", "a.JPG", "a.png" }.Select(name => FileNames.Clean(name, _jpg)));

    [Fact]
    public void A_long_name_is_cut_between_letters()
    {
        var name = FileNames.Clean(new string('a', 95) + "😀😀.pdf", _pdf);

        Assert.Equal(new string('a', 95) + ".pdf", name);
        Assert.True(FileNames.Clean(new string('ß', 5000), _pdf).Length <= FileNames.Longest);
    }

    [Fact]
    public void Cleaning_twice_changes_nothing_and_no_name_is_empty_or_long() => Prop.ForAll<string?>(text =>
    {
        var once = FileNames.Clean(text ?? "", _pdf);
        return FileNames.Clean(once, _pdf) == once && once.Length is > 4 and <= FileNames.Longest && once.EndsWith(".pdf", StringComparison.Ordinal)
            && !once.Any(letter => char.IsControl(letter) || letter is '/' or '\\');
    }).QuickCheckThrowOnFailure();
}
