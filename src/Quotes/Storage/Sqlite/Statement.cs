using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Quotes.Storage;

/// <summary>
/// A statement that stays prepared, and the row that it stands at. Without the library's reader, which looks up each
/// parameter by its name and took as long again as SQLite itself for one row by its id.
/// </summary>
internal sealed class Statement : Row, IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly string[] _parameters;
    private readonly IntPtr _row;

    /// <param name="connection">An open connection, which outlives the statement.</param>
    /// <param name="sql">The statement; every value in it is a parameter.</param>
    /// <exception cref="SqliteException">It is none.</exception>
    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        if (raw.sqlite3_prepare_v2(_database, sql, out _statement) is not raw.SQLITE_OK and var code)
            throw Failure(code);
        // It lives as long as the statement, which this holds.
        _row = _statement.DangerousGetHandle();
        _parameters = new string[raw.sqlite3_bind_parameter_count(_statement)];
        for (var i = 0; i < _parameters.Length; i++)
            _parameters[i] = raw.sqlite3_bind_parameter_name(_statement, i + 1).utf8_to_string()[1..];
    }

    /// <summary>Gives the parameters their values.</summary>
    public void Bind(Values values)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            var code = _statement.Bind(i + 1, values[_parameters[i]]);
            if (code != raw.SQLITE_OK)
                throw Failure(code);
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="SqliteException">It failed, or was interrupted.</exception>
    public bool Next() =>
        raw.sqlite3_step(_statement) switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            var code => throw Failure(code),
        };

    /// <summary>Goes back before the first row, for other values.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public override int Columns => raw.sqlite3_column_count(_statement);

    public override bool IsNull(int column) => Cells.Type(_row, column) == raw.SQLITE_NULL;

    public override string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public override ReadOnlySpan<byte> Bytes(int column) => Cells.Bytes(_row, column);

    public override long Long(int column) => Cells.Long(_row, column);

    public override double Real(int column) => raw.sqlite3_column_double(_statement, column);

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private SqliteException Failure(int code) => new(raw.sqlite3_errmsg(_database).utf8_to_string(), code);
}
