using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Makes the statistics that users asked for; those of indexes, and the server's own, come by themselves. Pure.</summary>
/// <param name="rows">The catalog.</param>
/// <param name="owners">Tables and views that the target will have, by object.</param>
/// <param name="issues">Takes what cannot be described.</param>
internal sealed class StatisticsAssembler(CatalogRows rows, IReadOnlyDictionary<int, TableName> owners, List<SchemaIssue> issues)
{
    public const string Kind = "statistics";

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    public IEnumerable<EngineObject> Assemble()
    {
        foreach (var group in rows.Statistics.GroupBy(row => (row.ObjectId, row.StatisticsId)))
        {
            var first = group.First();
            if (!owners.TryGetValue(first.ObjectId, out var owner))
            {
                continue;
            }

            var name = new TableName(owner.Schema, $"{owner.Name}.{first.Name}");
            if (first is { HasFilter: true, Filter: null })
            {
                issues.Add(new SchemaIssue(
                    SchemaIssueSeverity.Warning, $"{Kind} {name}", "Its filter is hidden from a login without VIEW DEFINITION."));
                continue;
            }

            yield return new EngineObject(Kind, name, Statement(owner, first, group.Select(row => row.ColumnName)))
            {
                Placement = RoutinePlacement.AfterViews,
                Table = owner,
            };
        }
    }

    private static string Statement(TableName owner, StatisticsRow row, IEnumerable<string> columns)
    {
        var settings = new (bool Applies, string Text)[]
        {
            (row.IsFixed, "NORECOMPUTE"),
            (row.IsIncremental, "INCREMENTAL = ON"),
        };
        var given = string.Join(", ", settings.Where(setting => setting.Applies).Select(setting => setting.Text));
        return $"CREATE STATISTICS {Dialect.Identifier(row.Name)} ON {Dialect.Table(owner)} ({Dialect.Identifiers(columns)})"
            + (row.Filter is null ? "" : $" WHERE {SqlText.Unwrap(row.Filter)}")
            + (given.Length == 0 ? "" : $" WITH {given}");
    }
}
