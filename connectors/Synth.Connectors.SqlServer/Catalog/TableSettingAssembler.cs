using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Makes the settings of tables that no CREATE TABLE has. Pure.</summary>
/// <param name="rows">The catalog.</param>
/// <param name="tables">Tables that the target will have, by object.</param>
internal sealed class TableSettingAssembler(CatalogRows rows, IReadOnlyDictionary<int, TableName> tables)
{
    public const string Kind = "setting of table";

    private const string UsualEscalation = "TABLE";

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    public IEnumerable<EngineObject> Assemble() => rows.TableSettings
        .Where(row => tables.ContainsKey(row.ObjectId))
        .SelectMany(row =>
        {
            var name = tables[row.ObjectId];
            var statements = new[]
            {
                row.LockEscalation == UsualEscalation
                    ? null : $"ALTER TABLE {Dialect.Table(name)} SET (LOCK_ESCALATION = {row.LockEscalation})",
                row.IsOutOfRow ? Option(name, "large value types out of row", 1) : null,
                row.TextInRow > 0 ? Option(name, "text in row", row.TextInRow) : null,
            };
            return statements.OfType<string>().Select(statement =>
                new EngineObject(Kind, name, statement)
                {
                    Placement = RoutinePlacement.AfterTables,
                    Table = name,
                });
        });

    private static string Option(TableName table, string option, int value) => string.Create(
        CultureInfo.InvariantCulture, $"EXEC sys.sp_tableoption {Dialect.Literal(Dialect.Table(table))}, '{option}', '{value}'");
}
