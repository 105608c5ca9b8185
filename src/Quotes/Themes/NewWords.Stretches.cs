using System.Text;
using Quotes.Text;

namespace Quotes.Themes;

internal static partial class NewWords
{
    /// <summary>Letters of a folded text with nothing between them, addressed by character.</summary>
    /// <param name="Text">The whole text.</param>
    /// <param name="Bounds">Where each character begins in the text, and where the last has ended.</param>
    private sealed record Stretch(string Text, int[] Bounds)
    {
        /// <summary>How many characters it has.</summary>
        public int Length => Bounds.Length - 1;

        /// <summary>The stretches of a run, parted at whatever is no letter.</summary>
        public static IEnumerable<Stretch> Of(string text, IndexTerms.Run run)
        {
            var bounds = new List<int>();
            for (var at = run.Start; at < run.End; )
            {
                var rune = Rune.GetRuneAt(text, at);
                if (Rune.IsLetter(rune))
                    bounds.Add(at);
                else if (bounds.Count > 0)
                {
                    yield return new Stretch(text, [.. bounds, at]);
                    bounds.Clear();
                }
                at += rune.Utf16SequenceLength;
            }
            if (bounds.Count > 0)
                yield return new Stretch(text, [.. bounds, run.End]);
        }

        public ReadOnlySpan<char> Slice(int at, int length) => Text.AsSpan(Bounds[at]..Bounds[at + length]);

        /// <summary>The letter or digit before a character; null where there is none.</summary>
        public Rune? Before(int at)
        {
            Rune.DecodeLastFromUtf16(Text.AsSpan(0, Bounds[at]), out var rune, out _);
            return Rune.IsLetterOrDigit(rune) ? rune : null;
        }

        /// <summary>The letter or digit at a character's place; null where there is none.</summary>
        public Rune? Behind(int at)
        {
            Rune.DecodeFromUtf16(Text.AsSpan(Bounds[at]), out var rune, out _);
            return Rune.IsLetterOrDigit(rune) ? rune : null;
        }
    }

    /// <summary>What stands beside a word.</summary>
    private sealed class Neighbours
    {
        private readonly Dictionary<Rune, int> _before = [];
        private readonly Dictionary<Rune, int> _behind = [];
        private int _count;

        /// <summary>The lesser of the entropies of both sides, in bits.</summary>
        public double Entropy => Math.Min(Of(_before), Of(_behind));

        /// <summary>Takes note of an occurrence; null is another neighbour each time.</summary>
        public void Add(Rune? before, Rune? behind)
        {
            _count++;
            Add(_before, before);
            Add(_behind, behind);
        }

        // A neighbour that stands there once adds nothing to the sum, so that those without a name need not be kept.
        private double Of(Dictionary<Rune, int> side) =>
            Math.Log2(_count) - side.Values.Sum(count => count * Math.Log2(count)) / _count;

        private static void Add(Dictionary<Rune, int> side, Rune? rune)
        {
            if (rune is { } named)
                side[named] = side.GetValueOrDefault(named) + 1;
        }
    }
}
