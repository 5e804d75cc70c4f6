using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Makes tables of the rows of tables, columns, constraints, indexes and sequences. Pure.</summary>
internal sealed class TableAssembler(CatalogRows rows, TypeResolver types, List<SchemaIssue> issues)
{
    private readonly ILookup<long, ColumnRow> columns = rows.Columns.ToLookup(row => row.RelationOid);
    private readonly ILookup<long, ConstraintRow> constraints = rows.Constraints.ToLookup(row => row.TableOid);
    private readonly ILookup<long, IndexRow> indexes = rows.Indexes.ToLookup(row => row.TableOid);
    private readonly PartitionAssembler partitions = new(rows.Partitions);
    private readonly ColumnNumbering numbering = new(rows.Sequences, rows.SequenceUses);

    public IEnumerable<Table> Assemble() => rows.Tables.Select(MakeTable);

    private Table MakeTable(TableRow row)
    {
        var name = new TableName(row.Schema, row.Name);
        var constraint = new ConstraintAssembler(name, [.. constraints[row.Oid]], issues);
        var own = columns[row.Oid].Select(column => MakeColumn(name, column)).ToValueList();
        return new Table
        {
            Name = name,
            Columns = own,
            PrimaryKey = constraint.PrimaryKey(),
            UniqueConstraints = constraint.UniqueConstraints().ToValueList(),
            ForeignKeys = constraint.ForeignKeys().ToValueList(),
            Checks = constraint.Checks().ToValueList(),
            ExclusionConstraints = constraint.ExclusionConstraints(own).ToValueList(),
            InheritsFrom = row.Inherits.Select(CatalogNames.Parse).ToValueList(),
            Partitioning = partitions.Find(row.Oid, row.PartitionKey),
            Indexes = indexes[row.Oid].Select(index => MakeIndex(name, index)).ToValueList(),
            Options = TableOptions.Describe(row),
            Comment = row.Comment,
        };
    }

    private Column MakeColumn(TableName table, ColumnRow row)
    {
        var type = types.Resolve(row.TypeOid, row.TypeModifier);
        var isOfRows = types.IsOfRows(row.TypeOid);
        if (isOfRows)
        {
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Warning, $"table {table}, column {row.Name}",
                $"Its values are rows of another table or view ({row.NativeType}); the target has them as text."));
        }
        else if (type is UnsupportedType)
        {
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Note, $"table {table}, column {row.Name}",
                $"Values of type {row.NativeType} are carried in their text form."));
        }

        var identity = numbering.Find(row);
        var isGenerated = row.GeneratedKind.Length > 0;
        return new Column
        {
            Name = row.Name,
            Type = type,
            NativeType = isOfRows ? "text" : row.NativeType,
            IsNullable = row.IsNullable,
            Default = row.Expression is null || isGenerated || isOfRows || numbering.IsOwned(row)
                ? null
                : DefaultExpressions.Parse(row.Expression, type, row.NativeType),
            Identity = identity,
            Generated = isGenerated ? new GeneratedColumn(row.Expression ?? "", IsStored: row.GeneratedKind == "s") : null,
            IsInherited = row.IsInherited,
            Collation = row.Collation,
            Comment = row.Comment,
        };
    }

    private Synth.Schema.Index MakeIndex(TableName table, IndexRow row)
    {
        // One that was made for the whole partitioned table alone is so by itself.
        var isOfWholeAlone = row is { IsPartitioned: true, IsValid: false, HasParts: false };
        if (!row.IsValid && !isOfWholeAlone)
        {
            issues.Add(new SchemaIssue(SchemaIssueSeverity.Warning, $"index {row.Name} of {table}",
                "It is invalid in the source; in the target it is built."));
        }

        return new Synth.Schema.Index
        {
            Name = row.Name,
            Keys = row.KeyColumns
                .Select((column, i) => new IndexKey(column, column is null ? row.KeyTexts[i] : null, row.KeyDescends[i]))
                .ToValueList(),
            IsUnique = row.IsUnique,
            NullsAreDistinct = !row.NullsAreEqual,
            Filter = row.Filter,
            IncludedColumns = row.IncludedColumns.ToValueList(),
            Method = row.Method == "btree" ? null : row.Method,
            // The index of a partitioned table comes with those of its partitions.
            Definition = row.IsPartitioned && !isOfWholeAlone
                ? row.Definition.Replace(" ON ONLY ", " ON ", StringComparison.Ordinal)
                : row.Definition,
            Comment = row.Comment,
        };
    }
}
