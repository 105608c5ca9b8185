namespace Quotes.Storage.Snapshots;

/// <summary>The columns that quotes are read from, by how they are kept in memory.</summary>
internal static class QuoteColumns
{
    public const int Id = 0;
    public const int Length = 2;
    public const int Count = 19;
    public const int Score = Count;

    /// <summary>Where behind the score the seqs of the quote and of what it refers to are asked for.</summary>
    public const string Seqs = "w.seq, s.seq, i.seq, n.seq";

    /// <summary>The ids of the quotes before and behind, which are its neighbours in the order of places too.</summary>
    public const int Previous = 10;
    public const int Next = 11;

    /// <summary>What each has of its own: id, text, answer, themes, span and derivation.</summary>
    public static readonly int[] Own = [Id, 1, 6, 7, 8, 9];

    /// <summary>What many quotes have alike: language, kind, section and role.</summary>
    public static readonly int[] Alike = [3, 4, 5, 14];

    /// <summary>What a quote refers to, by the first of its columns, id and text, and the column of its seq.</summary>
    public static readonly (int First, int Seq)[] References = [(12, 21), (15, 22), (17, 23)];
}
