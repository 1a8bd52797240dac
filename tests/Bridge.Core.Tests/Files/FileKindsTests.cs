using Bridge.Core.Files;

namespace Bridge.Core.Tests.Files;

public class FileKindsTests
{
    public static TheoryData<string, byte[]> Files => new()
    {
        { "pdf", "%PDF-1.7\n%âãÏÓ"u8.ToArray() },
        { "png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0] },
        { "jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
        { "gif", "GIF89a\u0001"u8.ToArray() },
        { "webp", "RIFF\u0001\u0001\u0001\u0001WEBPVP8 "u8.ToArray() },
        { "heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0] },
        { "txt", "Es läuft nicht.\r\n"u8.ToArray() },
    };

    public static TheoryData<byte[]> Others => new(
        [],
        "MZ\u0090\u0000\u0003"u8.ToArray(),
        "PK\u0003\u0004"u8.ToArray(),
        [0xFF, 0xFE, 0x41, 0x00],
        "half a letter: "u8.ToArray().Append((byte)0xC3).ToArray(),
        "text with\u0000nothing"u8.ToArray(),
        "RIFF\u0001\u0001\u0001\u0001WAVEfmt "u8.ToArray());

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_what_its_bytes_say(string word, byte[] content) => Assert.Equal(word, FileKinds.OfContent(content)?.Word);

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_none_of_the_kinds_is_nothing(byte[] content) => Assert.Null(FileKinds.OfContent(content));
}
