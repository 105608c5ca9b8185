using SkiaSharp;

namespace Quotes.Api.Pages;

/// <summary>The font that cards are drawn in: the system’s, or named by the operator; it holds Chinese.</summary>
internal static class CardFont
{
    // Where Debian, Fedora and Arch put Noto; its collections hold Japanese, Korean, then simplified Chinese.
    private static readonly string[] _usual =
    [
        "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc",
    ];
    private const int Simplified = 2;

    private static readonly Lock _gate = new();
    private static (string? File, SKTypeface? Font)? _loaded;

    /// <summary>Whether there is one.</summary>
    public static bool IsThere(Settings settings) => FileOf(settings) is not null;

    /// <summary>The font; null where there is none, or none that can be read and holds Chinese.</summary>
    public static SKTypeface? Find(Settings settings)
    {
        var file = FileOf(settings);
        lock (_gate)
        {
            if (_loaded is not { } loaded || loaded.File != file)
                _loaded = loaded = (file, file is null ? null : Load(file));
            return loaded.Font;
        }
    }

    private static string? FileOf(Settings settings) =>
        settings.CardFont is { } named ? (File.Exists(named) ? named : null) : Array.Find(_usual, File.Exists);

    private static SKTypeface? Load(string file)
    {
        var font = SKTypeface.FromFile(file, Simplified) ?? SKTypeface.FromFile(file);
        if (font is null)
            return null;
        using var any = new SKFont(font);
        return any.ContainsGlyph('汉') ? font : null;
    }
}
