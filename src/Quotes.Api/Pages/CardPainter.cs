using SkiaSharp;

namespace Quotes.Api.Pages;

/// <summary>Draws a card as a PNG.</summary>
internal static class CardPainter
{
    private static readonly SKColor _paper = new(0xFB, 0xF9, 0xF4);
    private static readonly SKColor _ink = new(0x1F, 0x1C, 0x18);
    private static readonly SKColor _accent = new(0x9B, 0x1C, 0x1C);

    /// <summary>The bytes of the picture.</summary>
    public static byte[] Paint(QuoteCard card, SKTypeface typeface)
    {
        using var surface = SKSurface.Create(new SKImageInfo(QuoteCard.Width, QuoteCard.Height));
        var canvas = surface.Canvas;
        canvas.Clear(_paper);
        using var paint = new SKPaint { IsAntialias = true, Color = _accent };
        var margin = QuoteCard.Margin;
        canvas.DrawRect(margin - 40, margin, 6, QuoteCard.Height - 2 * margin, paint);
        paint.Color = _ink;
        using var large = new SKFont(typeface, card.Size) { Subpixel = true };
        for (var line = 0; line < card.Lines.Count; line++)
            canvas.DrawText(
                card.Lines[line],
                margin,
                margin + card.Size + line * card.Leading,
                SKTextAlign.Left,
                large,
                paint
            );
        using var small = new SKFont(typeface, QuoteCard.SmallSize) { Subpixel = true };
        canvas.DrawText(card.Speaker, margin, QuoteCard.Height - margin - 40, SKTextAlign.Left, small, paint);
        canvas.DrawText(card.Source, margin, QuoteCard.Height - margin, SKTextAlign.Left, small, paint);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
