using System.Runtime.InteropServices;

namespace Quotes.Storage;

/// <summary>How many hits there are of what was searched, and by speaker, interview and theme.</summary>
internal sealed class SpreadCounts
{
    /// <summary>How many hits there are.</summary>
    public int Hits { get; set; }

    public Tally Speakers { get; } = new();

    public Tally Interviews { get; } = new();

    public Tally Themes { get; } = new();

    /// <summary>The interview of the hit that was counted last, and the seq that it ends before.</summary>
    public long Interview { get; set; }

    public long InterviewEnd { get; set; } = long.MinValue;

    /// <summary>How many hits each speaker, interview or theme has, by its seq.</summary>
    public IReadOnlyDictionary<long, int> By(string kind) =>
        kind switch
        {
            "speaker" => Speakers.Counts,
            "interview" => Interviews.Counts,
            _ => Themes.Counts,
        };

    /// <summary>Counts of what often comes several times in a row, as those who speak in an interview do.</summary>
    internal sealed class Tally
    {
        private readonly Dictionary<long, int> _counts = [];
        private long _last;
        private int _times;

        /// <summary>Counts one more.</summary>
        public void Add(long seq)
        {
            if (seq != _last)
            {
                End();
                _last = seq;
            }
            _times++;
        }

        /// <summary>How often each was counted.</summary>
        public IReadOnlyDictionary<long, int> Counts
        {
            get
            {
                End();
                return _counts;
            }
        }

        private void End()
        {
            if (_times > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, _last, out _) += _times;
            _times = 0;
        }
    }
}
