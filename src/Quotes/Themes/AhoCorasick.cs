namespace Quotes.Themes;

/// <summary>
/// Finds every occurrence of many terms in one pass over a text (Aho and Corasick 1975): linear, however many terms.
/// </summary>
internal sealed class AhoCorasick
{
    private readonly List<Dictionary<char, int>> _next = [new()];
    private readonly List<int> _fail = [0];
    private readonly List<int> _shorter = [0];
    private readonly List<int> _term = [-1];
    private readonly List<int> _lengths = [];

    /// <param name="terms">The terms, none of them empty; where two are the same, the first is found.</param>
    public AhoCorasick(IEnumerable<string> terms)
    {
        foreach (var term in terms)
            Add(term);
        Link();
    }

    /// <summary>The occurrences, by where they end; of those that end together, the longest first.</summary>
    public IEnumerable<(int Term, int Start, int End)> Find(string text)
    {
        var state = 0;
        for (var i = 0; i < text.Length; i++)
        {
            state = Step(state, text[i]);
            for (var found = _term[state] >= 0 ? state : _shorter[state]; found != 0; found = _shorter[found])
                yield return (_term[found], i + 1 - _lengths[_term[found]], i + 1);
        }
    }

    private void Add(string term)
    {
        var state = 0;
        foreach (var c in term)
        {
            if (!_next[state].TryGetValue(c, out var next))
            {
                next = _next.Count;
                _next[state].Add(c, next);
                _next.Add([]);
                _fail.Add(0);
                _shorter.Add(0);
                _term.Add(-1);
            }
            state = next;
        }
        if (_term[state] < 0)
            _term[state] = _lengths.Count;
        _lengths.Add(term.Length);
    }

    /// <summary>
    /// Breadth first: the longest proper suffix of each state that is a state, and the longest that is a term.
    /// </summary>
    private void Link()
    {
        var queue = new Queue<int>(_next[0].Values);
        while (queue.TryDequeue(out var state))
            foreach (var (c, next) in _next[state])
            {
                var fail = Step(_fail[state], c);
                _fail[next] = fail;
                _shorter[next] = _term[fail] >= 0 ? fail : _shorter[fail];
                queue.Enqueue(next);
            }
    }

    private int Step(int state, char c)
    {
        int next;
        while (!_next[state].TryGetValue(c, out next))
        {
            if (state == 0)
                return 0;
            state = _fail[state];
        }
        return next;
    }
}
