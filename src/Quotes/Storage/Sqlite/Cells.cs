using System.Runtime.InteropServices;

namespace Quotes.Storage;

/// <summary>
/// What stands in the columns of a row, by SQLite's own functions: through the library each takes a lock on the handle
/// of the statement and a turn of the garbage collector's, which for the 400 columns of a page was a fifth of its time.
/// </summary>
internal static unsafe partial class Cells
{
    // The name that the library itself loads it by.
    private const string Sqlite = "e_sqlite3";

    /// <summary>The bytes of a text in UTF-8; none of NULL.</summary>
    public static ReadOnlySpan<byte> Bytes(IntPtr row, int column)
    {
        // In this order: to ask for the length first may move the bytes.
        var bytes = sqlite3_column_blob(row, column);
        return new ReadOnlySpan<byte>(bytes, sqlite3_column_bytes(row, column));
    }

    /// <summary>The type of a value, as SQLite counts them.</summary>
    public static int Type(IntPtr row, int column) => sqlite3_column_type(row, column);

    /// <summary>A whole number.</summary>
    public static long Long(IntPtr row, int column) => sqlite3_column_int64(row, column);

    // They look into memory that is there and return: nothing that the collector would have to wait for.
    [LibraryImport(Sqlite), SuppressGCTransition]
    private static partial void* sqlite3_column_blob(IntPtr row, int column);

    [LibraryImport(Sqlite), SuppressGCTransition]
    private static partial int sqlite3_column_bytes(IntPtr row, int column);

    [LibraryImport(Sqlite), SuppressGCTransition]
    private static partial int sqlite3_column_type(IntPtr row, int column);

    [LibraryImport(Sqlite), SuppressGCTransition]
    private static partial long sqlite3_column_int64(IntPtr row, int column);
}
