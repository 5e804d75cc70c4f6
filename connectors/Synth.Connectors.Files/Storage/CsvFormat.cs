using System.Globalization;
using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Values;

namespace Synth.Connectors.Files.Storage;

/// <summary>
/// Comma-separated values as in RFC 4180, in UTF-8 with a header: nothing at all between two commas is null, <c>""</c> is the empty text,
/// bytes are <c>\x</c> and hexadecimal digits. PostgreSQL's COPY … CSV writes and takes the same.
/// </summary>
internal sealed class CsvFormat : ITableFormat
{
    private const string Reading =
        "delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, auto_detect = false, strict_mode = true";
    private const long UsualLineBytes = 2_000_000;
    private const int LinesPerBuffer = 5;

    private static readonly DuckDbDialect Dialect = DuckDbDialect.Instance;

    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public string CopyStatement(Relation relation, string path)
    {
        var columns = relation.Table.Columns.Select(column => column.Type.Kind == StoredKind.Bytes
            ? $@"'\x' || lower(hex({Dialect.Identifier(column.StoredAs)})) AS {Dialect.Identifier(column.StoredAs)}"
            : Dialect.Identifier(column.StoredAs));
        return $"COPY (SELECT {string.Join(", ", columns)} FROM {relation.From}) TO {Dialect.Literal(path)} "
            + "(FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '')";
    }

    /// <inheritdoc/>
    public string From(StoredTable table, string path)
    {
        var columns = table.Columns.Select(column => $"{Dialect.Literal(column.StoredAs)}: {Dialect.Literal(ReadAs(column.Type))}");
        var bytes = table.Columns.Where(column => column.Type.Kind == StoredKind.Bytes)
            .Select(column => Dialect.Identifier(column.StoredAs))
            .Select(name => $"unhex(substr({name}, 3)) AS {name}").ToArray();
        var replaced = bytes.Length == 0 ? "" : $" REPLACE ({string.Join(", ", bytes)})";
        return $"(SELECT *{replaced} FROM read_csv({Dialect.Path(path)}, header = true, {Reading}, {Buffers(table)}, columns = "
            + $"{{{string.Join(", ", columns)}}}))";
    }

    /// <inheritdoc/>
    public string FromUnknown(string path) => $"read_csv({Dialect.Path(path)}, nullstr = '', allow_quoted_nulls = false, sample_size = -1)";

    /// <inheritdoc/>
    public string? HeaderQuery(StoredTable table, string path)
    {
        var columns = table.Columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"'c{i}': 'VARCHAR'"));
        return $"SELECT * FROM read_csv({Dialect.Path(path)}, header = false, {Reading}, {Buffers(table)}, columns = "
            + $"{{{string.Join(", ", columns)}}}) LIMIT 1";
    }

    // Bytes come as hexadecimal digits, and texts are not looked into.
    private static string ReadAs(StoredType type) => (type.IsText || type.Kind == StoredKind.Bytes ? StoredType.Text : type).Sql;

    private static string Buffers(StoredTable table)
    {
        var line = Math.Max(table.LongestLineBytes, UsualLineBytes);
        return string.Create(CultureInfo.InvariantCulture, $"max_line_size = {line}, buffer_size = {line * LinesPerBuffer}");
    }
}
