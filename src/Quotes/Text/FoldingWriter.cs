using System.Globalization;
using System.Text;

namespace Quotes.Text;

/// <summary>
/// Writes folded characters with their places: joins what several characters become, and decides about spaces.
/// </summary>
internal sealed class FoldingWriter(int capacity)
{
    private char[] _text = new char[capacity];
    private int[] _starts = new int[capacity];
    private int[] _ends = new int[capacity];
    private int _length;
    private FoldingStep _steps;
    private int _last;
    private int _dots;
    private (int Start, int End, int Count, bool Plain) _space;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    public void Note(FoldingStep step) => _steps |= step;

    /// <summary>Takes note of white space; the next character decides whether any of it stays.</summary>
    public void Space(int at, bool isPlain) =>
        _space = _space.Count == 0 ? (at, at + 1, 1, isPlain) : (_space.Start, at + 1, _space.Count + 1, false);

    public void Write(int rune, int at)
    {
        if (_space.Count > 0)
            EndSpace(rune);
        // Most characters join nothing.
        if (rune is not ('-' or '…' or '.' or 0x3099 or 0x309A))
        {
            _dots = 0;
            Append(rune, at, at + 1);
            return;
        }
        if (Joins(rune, at))
            return;
        _dots = rune == '.' ? _dots + 1 : 0;
        Append(rune, at, at + 1);
        if (_dots == 3)
            MakeEllipsis();
    }

    public Folded Finish()
    {
        if (_space.Count > 0)
            Note(FoldingStep.Whitespace);
        return new Folded(Text.ToString(), _starts, _ends, _steps);
    }

    // A space stays only where it parts two words of letters or digits, as in “open data”; in “用 AI 写” it does not.
    private void EndSpace(int next)
    {
        var space = _space;
        _space = default;
        if (!IsWord(_last) || !IsWord(next))
        {
            Note(FoldingStep.Whitespace);
            return;
        }
        if (!space.Plain)
            Note(FoldingStep.Whitespace);
        Append(' ', space.Start, space.End);
    }

    /// <summary>
    /// Whether the character becomes part of the one before it: a dash of a dash, a dot of an ellipsis, a sound mark.
    /// </summary>
    private bool Joins(int rune, int at)
    {
        var joins = rune switch
        {
            '-' => _last == '-',
            '…' => _last == '…',
            '.' => _last == '…',
            0x3099 or 0x309A => FoldingTables.Voiced(_last, rune) is > 0 and var voiced && Replace(voiced),
            _ => false,
        };
        if (!joins)
            return false;
        Note(rune is 0x3099 or 0x309A ? FoldingStep.Width : FoldingStep.Punctuation);
        _ends[_length - 1] = at + 1;
        return true;
    }

    private bool Replace(int rune)
    {
        _text[_length - 1] = (char)rune;
        _last = rune;
        return true;
    }

    private void MakeEllipsis()
    {
        Note(FoldingStep.Punctuation);
        _ends[_length - 3] = _ends[_length - 1];
        _length -= 2;
        _dots = 0;
        Replace('…');
    }

    private void Append(int rune, int start, int end)
    {
        // One code unit may become two: some characters are simplified beyond the first plane.
        if (_length + 2 > _text.Length)
            Grow();
        _last = rune;
        if (rune <= char.MaxValue)
        {
            _text[_length] = (char)rune;
            (_starts[_length], _ends[_length]) = (start, end);
            _length++;
            return;
        }
        var written = new Rune(rune).EncodeToUtf16(_text.AsSpan(_length));
        for (var last = _length + written; _length < last; _length++)
            (_starts[_length], _ends[_length]) = (start, end);
    }

    private void Grow()
    {
        var capacity = Math.Max(16, 2 * _text.Length);
        Array.Resize(ref _text, capacity);
        Array.Resize(ref _starts, capacity);
        Array.Resize(ref _ends, capacity);
    }

    /// <summary>Whether a character belongs to words that are written with spaces between them.</summary>
    private static bool IsWord(int rune) =>
        rune > 0 && (char.IsAsciiLetterOrDigit((char)rune) && rune < 128 || IsSpacedLetter(rune));

    private static bool IsSpacedLetter(int rune) =>
        rune is >= 0xAA and < 0x2E80
        && Rune.GetUnicodeCategory(new Rune(rune))
            is UnicodeCategory.LowercaseLetter
                or UnicodeCategory.UppercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark;
}
