using System.Globalization;
using Synth.Connectors;
using Synth.Connectors.Files.Values;
using Synth.Connectors.MySql;
using Synth.Connectors.PostgreSql;
using Synth.Connectors.Sqlite;
using Synth.Connectors.SqlServer;
using Synth.Schema;

namespace Synth.EndToEnd.Tests;

/// <summary>
/// What becomes of each type of each engine in each other one, as the connectors translate a column of it: a table for each engine that is
/// read, and a list of what is lost, which the tables refer to by number.
/// </summary>
internal sealed class TypeMap
{
    private const string Files = "files";
    private const string MySqlFamily = "mysql";
    private const string MariaDb = "mariadb";

    private static readonly Dictionary<string, string> Titles = new()
    {
        ["postgres"] = "PostgreSQL",
        ["sqlserver"] = "SQL Server",
        ["mysql"] = "MySQL",
        [MariaDb] = "MariaDB",
        ["sqlite"] = "SQLite",
    };

    private static readonly IReadOnlyList<(IScriptDialect Dialect, string Engine)> Targets = [.. Connectors()
        .SelectMany(connector => connector.Scripts.Select(dialect => (dialect, connector.Engine)))];

    private readonly List<string> losses = [];

    /// <summary>The engines that are read.</summary>
    public static IReadOnlyList<MappedTypes> Sources { get; } =
        [PostgreSqlTypes.All, SqlServerTypes.All, MySqlTypes.All, SqliteTypes.All, DuckDbTypes.All];

    /// <summary>All tables and the list in Markdown.</summary>
    public static string Render()
    {
        var map = new TypeMap();
        var tables = Sources.Select(map.Table).ToArray();
        var list = map.losses.Select((loss, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {loss}"));
        return string.Join("\n\n", [.. tables, $"What is lost:\n\n{string.Join('\n', list)}"]);
    }

    /// <summary>The other engines that a type is translated to, each with its type there and what is lost.</summary>
    public static IEnumerable<(string Target, string Type, IReadOnlyList<string> Losses)> Translate(MappedTypes source, Column column) =>
    [
        .. Targets.Where(target => target.Engine != source.Engine || source.Engine == MySqlFamily)
            .Select(target => Translate(target.Dialect, source, column)),
        .. source.Engine == DuckDbTypes.All.Engine ? [] : new[] { (Files, StoredType.Of(column.Type).Sql, (IReadOnlyList<string>)[]) },
    ];

    private static IEnumerable<IDatabaseConnector> Connectors() =>
        [new PostgreSqlConnector(), new SqlServerConnector(), new MySqlDatabaseConnector(), new SqliteConnector()];

    private static (string Target, string Type, IReadOnlyList<string> Losses) Translate(
        IScriptDialect dialect, MappedTypes source, Column column)
    {
        var table = new Table { Name = new TableName("t"), Columns = [column] };
        var schema = new DatabaseSchema { Engine = source.Engine, EngineVersion = VersionOf(source, dialect), Tables = [table] };
        var translation = dialect.Translate(schema);
        var translated = translation.Tables[table.Name].Columns[0];
        var losses = translation.Ledger.Entries
            .Where(entry => entry.Reason.Length > 0)
            .Where(entry => entry.Subject.Contains($"column {table.Name}.{column.Name}", StringComparison.Ordinal))
            .Select(entry => Loss(entry.Reason, column, translated));
        return (Titles[dialect.Names[0]], translated.NativeType, [.. losses]);
    }

    // MySQL and MariaDB are one engine, and each is translated from the other.
    private static string? VersionOf(MappedTypes source, IScriptDialect dialect) =>
        source.Engine != MySqlFamily ? null : dialect.Names[0] == MariaDb ? "8.0.36" : "10.11.6-MariaDB";

    // A reason says what becomes of what first, which the table says too.
    private static string Loss(string reason, Column column, Column translated)
    {
        var loss = reason;
        var (from, to) = (column.NativeType, translated.NativeType);
        foreach (var opening in new[] { $"{from} becomes {to}; ", $"{from} became {to}: " })
        {
            loss = loss.StartsWith(opening, StringComparison.Ordinal) ? loss[opening.Length..] : loss;
        }

        return $"{char.ToLowerInvariant(loss[0])}{loss[1..]}".TrimEnd('.');
    }

    private string Table(MappedTypes source)
    {
        var rows = source.Columns.Select(column => (column.NativeType, Cells: Translate(source, column).ToArray())).ToArray();
        var targets = rows[0].Cells.Select(cell => cell.Target).ToArray();
        return string.Join('\n', rows
            .Select(row => (row.NativeType, Cells: row.Cells.Select(cell => $"{Code(cell.Type)}{Marks(cell.Losses)}")))
            .Select(row => $"| {Code(row.NativeType)} | {string.Join(" | ", row.Cells)} |")
            .Prepend($"| --- |{string.Concat(targets.Select(_ => " --- |"))}")
            .Prepend($"| {source.Title} | {string.Join(" | ", targets)} |"));
    }

    private string Marks(IReadOnlyList<string> all) =>
        all.Count == 0 ? "" : $" <sup>{string.Join(", ", all.Select(NumberOf))}</sup>";

    private string NumberOf(string loss)
    {
        if (!losses.Contains(loss))
        {
            losses.Add(loss);
        }

        return (losses.IndexOf(loss) + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string Code(string type) => $"`{type}`";
}
