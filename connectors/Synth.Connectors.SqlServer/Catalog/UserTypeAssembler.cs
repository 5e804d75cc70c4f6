using Synth.Connectors.SqlServer.Ddl;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Makes alias types and table types. Pure.</summary>
internal sealed class UserTypeAssembler(CatalogRows rows, Comments comments, List<SchemaIssue> issues)
{
    public const string TableTypeKind = "table type";

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    public IEnumerable<UserType> AliasTypes()
    {
        foreach (var row in rows.Types)
        {
            var name = new TableName(row.SchemaName, row.Name);
            var native = row.BaseTypeName is null ? null : NativeType.Of(row.BaseTypeName, row.MaxLength, row.Precision, row.Scale);
            if (row.IsAssemblyType || native?.Type is null)
            {
                Report(name, "A type of an assembly is not recreated.");
                continue;
            }

            if (row.HasBoundRules)
            {
                Report(name, "The rule or default that is bound to it is not recreated.");
            }

            yield return new UserType(
                name, new DomainType(name, native.Type),
                $"CREATE TYPE {Dialect.Table(name)} FROM {native.Text} {(row.IsNullable ? "NULL" : "NOT NULL")}")
            {
                IsNullable = row.IsNullable,
                Comment = comments.OfType(row.TypeId),
            };
        }
    }

    /// <summary>Table types, which no column has: only routines know them.</summary>
    public IEnumerable<EngineObject> TableTypes()
    {
        var columns = new ColumnAssembler(rows, comments, issues);
        var indexes = new IndexAssembler(rows, comments);
        var constraints = new ConstraintAssembler(rows, new Dictionary<int, TableName>(), issues);
        return rows.TableTypes.Select(row =>
        {
            var name = new TableName(row.SchemaName, row.Name);
            if (row.IsMemoryOptimized)
            {
                Report(name, "It is memory-optimised; the target has an ordinary table type.");
            }

            var all = columns.Assemble(row.ObjectId, name);
            var table = new Table
            {
                Name = name,
                Columns = all,
                PrimaryKey = indexes.PrimaryKey(row.ObjectId),
                UniqueConstraints = indexes.UniqueConstraints(row.ObjectId, all).ToValueList(),
                Checks = constraints.Checks(row.ObjectId).ToValueList(),
                Indexes = indexes.Indexes(row.ObjectId, name, all).ToValueList(),
            };
            return new EngineObject(TableTypeKind, name, TableRenderer.CreateType(table)) { Placement = RoutinePlacement.BeforeTables };
        });
    }

    private void Report(TableName name, string message) =>
        issues.Add(new SchemaIssue(SchemaIssueSeverity.Warning, $"type {name}", message));
}
