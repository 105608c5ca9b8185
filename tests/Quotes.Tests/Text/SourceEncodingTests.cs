using System.Text;
using Quotes.Text;

namespace Quotes.Tests.Text;

public sealed class SourceEncodingTests
{
    private const string Allowed = "allowed are UTF-8, UTF-16 with a byte order mark, and GB18030";
    private const string Chinese = "记者：您好，这个问题您怎么看？\r\n王小明：我不知道，也没有人说过。\n";

    [Theory]
    [InlineData(new byte[] { 0xFF }, 0, 1, 1)]
    [InlineData(new byte[] { 0x61, 0x0A, 0xE5, 0xAE, 0xA2, 0xFF, 0x62 }, 5, 2, 2)]
    [InlineData(new byte[] { 0x61, 0x0D, 0xE5, 0xAE, 0xA2, 0xFF, 0x62 }, 5, 2, 2)]
    [InlineData(new byte[] { 0x61, 0xE5, 0xAE }, 1, 1, 2)]
    [InlineData(new byte[] { 0xF0, 0xA0, 0xAE, 0xB7, 0xED, 0xA0, 0x80 }, 4, 1, 2)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0xC0, 0x80 }, 4, 1, 2)]
    public void What_is_in_no_encoding_is_refused_with_its_place(byte[] bytes, int at, int line, int column) =>
        Refused(bytes, line, column, $"Byte {at} is no UTF-8; {Allowed}.");

    [Fact]
    public void A_wrong_byte_far_into_a_file_is_found_at_its_place()
    {
        var bytes = Enumerable.Repeat((byte)'a', 100_000).ToArray();
        bytes[77_777] = 0xFE;

        Refused(bytes, 1, 77_778, $"Byte 77777 is no UTF-8; {Allowed}.");
    }

    [Theory]
    [InlineData("utf-8", 65001, false)]
    [InlineData("utf-8", 65001, true)]
    [InlineData("utf-16le", 1200, true)]
    [InlineData("utf-16be", 1201, true)]
    [InlineData("gb18030", 54936, false)]
    [InlineData("gb18030", 54936, true)]
    public void A_text_is_the_same_in_every_encoding_with_or_without_a_mark(string name, int codePage, bool marked)
    {
        // Four bytes in GB18030: a character of another script, and one beyond the BMP.
        var text = Chinese + "ñ 𠮷野家 “引”€";

        var (decoded, problem) = SourceEncoding.Decode(Encoded((marked ? "\uFEFF" : "") + text, codePage), "a.txt");

        Assert.Null(problem);
        Assert.Equal(new DecodedText(text, name), decoded);
    }

    [Fact]
    public void Only_the_mark_is_no_part_of_the_text() =>
        Assert.Equal(
            "\uFEFFé",
            SourceEncoding.Decode([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0xC3, 0xA9], "a.txt").Decoded!.Text
        );

    [Theory]
    [InlineData(new byte[] { 0x61, 0x0A, 0x62, 0x00 }, 3, 2, 2, "U+0000")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0xC3, 0xA9, 0x1B }, 5, 1, 2, "U+001B")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00, 0x7F, 0x00 }, 4, 1, 2, "U+007F")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00 }, 2, 1, 1, "U+0000")]
    public void Control_characters_are_refused(byte[] bytes, int at, int line, int column, string character) =>
        Refused(
            bytes,
            line,
            column,
            $"Byte {at} is the control character {character}; allowed are tabs and line ends."
        );

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x61, 0x00 }, 4, 2)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61, 0xDC, 0x00 }, 4, 2)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61, 0xD8, 0x42 }, 4, 2)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61, 0x00 }, 4, 2)]
    public void Half_a_character_of_UTF16_is_refused(byte[] bytes, int at, int column) =>
        Refused(bytes, 1, column, $"Byte {at} begins half a character of UTF-16; {Allowed}.");

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xAA, 0xA1 })]
    [InlineData(new byte[] { 0x81, 0x30 })]
    [InlineData(new byte[] { 0xFE, 0x39, 0xFE, 0x39 })]
    [InlineData(new byte[] { 0x01 })]
    public void A_text_in_GB18030_is_refused_where_it_breaks(byte[] wrong)
    {
        var bytes = (byte[])[.. Encoded(Chinese, 54936), .. wrong];

        Refused(
            bytes,
            3,
            1,
            $"Byte {bytes.Length - wrong.Length} is no text in GB18030, which all before it is; {Allowed}."
        );
    }

    [Theory]
    [InlineData(950, "記者：您好，這個問題您怎麼看？\n王小明：我不知道，也沒有人說過的。\n")]
    [InlineData(949, "기자: 오늘 어떻게 지내셨습니까?\n김철수: 저는 서울에서 살고 있습니다.\n")]
    [InlineData(932, "記者：今日はどうですか。\n田中：私は東京に住んでいます。\n")]
    [InlineData(51932, "記者：今日はどうですか。\n田中：私は東京に住んでいます。\n")]
    [InlineData(1252, "Müller: Ich fühle mich gut, natürlich gibt es Größeres für uns; über das Übrige später.\n")]
    [InlineData(1252, "André: Je suis né à Orléans, j’ai étudié à Paris où ça m’a plu.\n")]
    [InlineData(1252, "King: It’s that “people” don’t know — that’s all…\n")]
    [InlineData(950, "King: It’s that “people” don’t know.\n")]
    [InlineData(1251, "Иванов: Хорошо, спасибо, я очень рад, что мы здесь.\n")]
    [InlineData(20866, "Иванов: Хорошо, спасибо, я очень рад, что мы здесь.\n")]
    public void A_text_in_another_encoding_is_not_taken_for_GB18030(int codePage, string text)
    {
        foreach (var times in new[] { 1, 20 })
        {
            var bytes = Encoded(string.Concat(Enumerable.Repeat(text, times)), codePage);

            Assert.EndsWith($"is no UTF-8; {Allowed}.", SourceEncoding.Decode(bytes, "a.txt").Problem!.Message);
        }
    }

    [Fact]
    public void A_broken_text_in_UTF8_is_not_taken_for_GB18030()
    {
        var whole = Encoding.UTF8.GetBytes(Chinese);
        for (var at = 0; at < whole.Length; at++)
            if (whole[at] >= 0x80)
                Assert.Contains(
                    "is no UTF-8",
                    SourceEncoding.Decode([.. whole[..at], .. whole[(at + 1)..]], "a.txt").Problem!.Message
                );
    }

    [Fact]
    public void Every_transcript_is_read_from_GB18030_as_from_UTF8()
    {
        var folder = Environment.GetEnvironmentVariable("QUOTES_CORPUS");
        Assert.SkipWhen(folder is null, "QUOTES_CORPUS is not set");
        var (read, same) = (0, 0);
        var files = Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal);
        foreach (var file in files.Where((_, i) => i % 10 == 0))
        {
            var text = File.ReadAllText(file);
            var (decoded, _) = SourceEncoding.Decode(Encoded(text, 54936), file);
            read++;
            same += decoded?.Text == text ? 1 : 0;
            Assert.True(decoded is null || decoded.Text == text, file);
        }

        // Those with controls are refused, and a few in English with words of other scripts.
        Assert.InRange(same, read * 90 / 100, read);
    }

    private static byte[] Encoded(string text, int codePage) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage)).GetBytes(text);

    private static void Refused(byte[] bytes, int line, int column, string message)
    {
        var (decoded, problem) = SourceEncoding.Decode(bytes, "a.txt");

        Assert.Null(decoded);
        Assert.Equal(new Problem("a.txt", line, column, message), problem);
    }
}
