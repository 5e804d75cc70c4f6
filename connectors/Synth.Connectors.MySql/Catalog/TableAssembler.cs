using Synth.Connectors.MySql.Catalog.Parsing;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>Makes tables. Pure.</summary>
internal sealed class TableAssembler(CatalogRows rows, ServerFacts facts, List<SchemaIssue> issues)
{
    private readonly ILookup<string, ColumnRow> columns = rows.Columns.ToLookup(row => row.TableName);
    private readonly ILookup<string, IndexRow> indexes = rows.Indexes.ToLookup(row => row.TableName);
    private readonly ILookup<string, ForeignKeyRow> foreignKeys = rows.ForeignKeys.ToLookup(row => row.TableName);
    private readonly ILookup<string, CheckRow> checks = rows.Checks.ToLookup(row => row.TableName);
    private readonly ColumnAssembler assembler = new(rows, facts, issues);

    public IEnumerable<Table> Assemble() =>
        rows.Tables.Where(row => row.IsTable).Select(MakeTable).OrderBy(table => table.Name);

    private Table MakeTable(TableRow row)
    {
        var statement = rows.Statements.TryGetValue(row.Name, out var sql)
            ? CreateTableText.Parse(DefinitionText.WithoutDatabase(sql, facts.Database))
            : null;
        var own = columns[row.Name].Select(assembler.Make).ToValueList();
        var versioning = row.Kind == "SYSTEM VERSIONED" ? MakeVersioning(own) : null;

        // The server itself appends the end of a row's time to each unique key, which holds among the rows of today without it.
        var declared = indexes[row.Name].Where(index =>
            !index.IsUnique || versioning?.EndColumn is not { } end || index.ColumnName != end);
        var keys = new IndexAssembler(declared, statement, own.FirstOrDefault(column => column.Identity is not null)?.Name);
        NoteWhatDiffers(row);
        WarnOfBytes(row.Name, sql, own);
        var table = new Table
        {
            Name = new TableName(row.Name),
            Columns = own,
            PrimaryKey = keys.PrimaryKey(),
            UniqueConstraints = keys.UniqueConstraints(),
            ForeignKeys = foreignKeys[row.Name].GroupBy(key => key.Name).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => MakeForeignKey(row.Name, [.. group])).OfType<ForeignKey>().ToValueList(),
            Checks = checks[row.Name].Where(check => !ColumnAssembler.IsJsonCheck(check))
                .OrderBy(check => check.Name, StringComparer.Ordinal)
                .Select(MakeCheck).ToValueList(),
            ExclusionConstraints = statement is null ? [] : PeriodKeys.Of(statement).ToValueList(),
            Indexes = keys.Indexes(),
            Options = row.Engine is null or "InnoDB" ? [] : [$"ENGINE={row.Engine}"],
            Partitioning = statement?.Partitioning is { } partitioning ? new Partitioning(partitioning, []) : null,
            Versioning = versioning,
            Comment = string.IsNullOrEmpty(row.Comment) ? null : row.Comment,
        };
        return table with { Definition = statement?.Render(clause => TableParts.IsEarly(clause, table)) };
    }

    private ForeignKey? MakeForeignKey(string table, ForeignKeyRow[] pairs)
    {
        if (pairs[0].ReferencedDatabase is { } database)
        {
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Warning,
                $"foreign key {pairs[0].Name} of {table}",
                $"It refers to table {pairs[0].ReferencedTable} of another database, {database}, and is not recreated."));
            return null;
        }

        return new ForeignKey
        {
            Name = pairs[0].Name,
            ReferencedTable = FindTable(pairs[0].ReferencedTable),
            Columns = pairs.Select(pair => new ForeignKeyColumn(pair.ColumnName, FindColumn(pair))).ToValueList(),
            OnDelete = ActionOf(pairs[0].OnDelete),
            OnUpdate = ActionOf(pairs[0].OnUpdate),
        };
    }

    // Where names of tables are folded, the referenced one is spelled as the statement of the key had it.
    private TableName FindTable(string name) => new(
        rows.Tables.FirstOrDefault(table => table.Name == name)?.Name
        ?? rows.Tables.FirstOrDefault(table => table.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name
        ?? name);

    private string FindColumn(ForeignKeyRow pair) =>
        columns[FindTable(pair.ReferencedTable).Name]
            .FirstOrDefault(column => column.Name.Equals(pair.ReferencedColumn, StringComparison.OrdinalIgnoreCase))?.Name
        ?? pair.ReferencedColumn;

    private static CheckConstraint MakeCheck(CheckRow row) =>
        new(row.Name, row.Clause.Replace("\\'", "'", StringComparison.Ordinal), IsValidated: row.IsEnforced) { IsEnabled = row.IsEnforced };

    private static SystemVersioning MakeVersioning(ValueList<Column> columns) => new(
        null,
        columns.FirstOrDefault(column => column.Generated?.Kind == GeneratedKind.RowStart)?.Name,
        columns.FirstOrDefault(column => column.Generated?.Kind == GeneratedKind.RowEnd)?.Name);

    private static ReferentialAction ActionOf(string rule) => rule switch
    {
        "NO ACTION" => ReferentialAction.NoAction,
        "RESTRICT" => ReferentialAction.Restrict,
        "CASCADE" => ReferentialAction.Cascade,
        "SET NULL" => ReferentialAction.SetNull,
        "SET DEFAULT" => ReferentialAction.SetDefault,
        _ => throw new ReadException($"The catalog has a referential action {rule} that is unknown here."),
    };

    // The catalog is text, in which the server writes bytes that are none as the character for what is not known.
    private void WarnOfBytes(string table, string? statement, IEnumerable<Column> own)
    {
        if (statement?.Contains('\uFFFD', StringComparison.Ordinal) == true
            && own.Any(column => column is { Type: BinaryType, Default: LiteralDefault { IsQuoted: true } }))
        {
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Warning, $"defaults of bytes of table {table}",
                "The server's catalog does not tell those that are no text; in the target they are others."));
        }
    }

    private void NoteWhatDiffers(TableRow row)
    {
        void Note(string message) => issues.Add(new SchemaIssue(SchemaIssueSeverity.Note, $"table {row.Name}", message));
        if (row.Engine is not (null or "InnoDB" or "RocksDB" or "TokuDB"))
        {
            Note($"The engine {row.Engine} has no snapshots: its rows are read as they are at that moment.");
        }

        if (row.Kind == "SYSTEM VERSIONED")
        {
            Note("Its rows of the past are not recreated; the history begins anew.");
        }
    }
}
