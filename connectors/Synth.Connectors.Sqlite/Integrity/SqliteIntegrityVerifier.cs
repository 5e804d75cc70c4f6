using Dapper;
using Microsoft.Data.Sqlite;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Integrity;

/// <summary>Has SQLite count what breaks the promises of a schema.</summary>
internal sealed class SqliteIntegrityVerifier(Func<SqliteConnection?> connection) : IIntegrityVerifier
{
    private static readonly SqliteDialect Dialect = SqliteDialect.Instance;

    private SqliteConnection Connection => connection() ?? throw new InvalidOperationException("The database does not exist yet.");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IntegrityCheck>> VerifyAsync(
        DatabaseSchema schema, IReadOnlyDictionary<TableName, long> expectedRowCounts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(expectedRowCounts);
        var checks = new List<IntegrityCheck>();
        try
        {
            foreach (var table in schema.Tables)
            {
                foreach (var question in Questions(table, expectedRowCounts))
                {
                    var violations = await CountAsync(question.Sql, cancellationToken);
                    checks.Add(new IntegrityCheck(question.Kind, table.Name, question.Subject, violations));
                }

                checks.AddRange(await ForeignKeyVerifier.VerifyAsync(Connection, table, cancellationToken));
            }

            return checks;
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Reading("what is to be verified", Connection.DataSource, error);
        }
    }

    private static IEnumerable<Question> Questions(Table table, IReadOnlyDictionary<TableName, long> expectedRowCounts)
    {
        var name = Dialect.Table(table.Name);
        if (expectedRowCounts.TryGetValue(table.Name, out var expected))
        {
            yield return new Question(IntegrityCheckKind.RowCount, "rows",
                FormattableString.Invariant($"SELECT abs(count(*) - {expected}) FROM {name}"));
        }

        if (table.PrimaryKey is { } key)
        {
            yield return new Question(IntegrityCheckKind.PrimaryKey, Describe(key.Columns),
                $"SELECT ({Duplicates(name, key.Columns, where: "1")}) + (SELECT count(*) FROM {name} WHERE {AnyNull(key.Columns)})");
        }

        foreach (var unique in table.UniqueConstraints)
        {
            yield return new Question(IntegrityCheckKind.Unique, Describe(unique.Columns),
                Duplicates(name, unique.Columns, NoNull(unique.Columns)));
        }

        foreach (var index in table.Indexes.Where(index => index.IsUnique && index.Keys.All(key => key.Column is not null)))
        {
            var columns = index.Keys.Select(key => key.Column!).ToValueList();
            var where = index.Filter is null ? NoNull(columns) : $"{NoNull(columns)} AND ({index.Filter})";
            yield return new Question(IntegrityCheckKind.Unique, index.Name, Duplicates(name, columns, where));
        }

        foreach (var column in table.Columns.Where(column => !column.IsNullable))
        {
            yield return new Question(IntegrityCheckKind.NotNull, column.Name,
                $"SELECT count(*) FROM {name} WHERE {AnyNull([column.Name])}");
        }

        foreach (var check in table.Checks)
        {
            yield return new Question(IntegrityCheckKind.Check, check.Name
                ?? check.Sql, $"SELECT count(*) FROM {name} WHERE NOT ({check.Sql})");
        }

        foreach (var column in table.Columns.Where(column => column.Identity is not null))
        {
            yield return new Question(IntegrityCheckKind.Identity, column.Name, CounterBehind(table.Name, column.Name));
        }

        yield return new Question(IntegrityCheckKind.Engine, "integrity_check",
            $"SELECT count(*) FROM pragma_integrity_check({Dialect.Literal(table.Name.Name)}) WHERE integrity_check <> 'ok'");
    }

    private static string Duplicates(string table, ValueList<string> columns, string where) =>
        $"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {where} GROUP BY {Dialect.Identifiers(columns)} HAVING count(*) > 1)";

    private static string AnyNull(ValueList<string> columns) =>
        string.Join(" OR ", columns.Select(column => $"{Dialect.Identifier(column)} IS NULL"));

    private static string NoNull(ValueList<string> columns) =>
        string.Join(" AND ", columns.Select(column => $"{Dialect.Identifier(column)} IS NOT NULL"));

    private static string CounterBehind(TableName table, string column) =>
        $"""
        SELECT coalesce((SELECT max({Dialect.Identifier(column)}) FROM {Dialect.Table(table)}), 0)
             > coalesce((SELECT max(seq) FROM sqlite_sequence WHERE name = {Dialect.Literal(table.Name)}), 0)
        """;

    private static string Describe(ValueList<string> columns) => $"({string.Join(", ", columns)})";

    private Task<long> CountAsync(string sql, CancellationToken cancellationToken) =>
        Connection.QuerySingleAsync<long>(new CommandDefinition(sql, commandTimeout: 0, cancellationToken: cancellationToken));

    private sealed record Question(IntegrityCheckKind Kind, string Subject, string Sql);
}
