namespace Quotes.Storage.Snapshots;

/// <summary>A value in memory: bytes of an array; of none where it is null.</summary>
internal readonly record struct RowCell(byte[]? Array, int Start, int Length)
{
    /// <summary>The whole of an array.</summary>
    public static RowCell Of(byte[]? bytes) => new(bytes, 0, bytes?.Length ?? 0);

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => Array.AsSpan(Start, Length);
}
