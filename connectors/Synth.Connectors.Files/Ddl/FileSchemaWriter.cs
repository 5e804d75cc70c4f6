using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Storage;
using Synth.Schema;

namespace Synth.Connectors.Files.Ddl;

/// <summary>
/// Makes tables to collect rows in. The schema itself is not translated: it goes into the description as it is, in the terms of its own
/// engine, so that nothing is lost on the way back.
/// </summary>
internal sealed class FileSchemaWriter(
    FileForm form, IReadOnlyDictionary<string, string> options, Func<FileDatabase?> database) : ISchemaWriter
{
    private static readonly DuckDbDialect Dialect = DuckDbDialect.Instance;

    private DatabaseSchema? translated;

    /// <summary>The schema that was translated last: what the description will say.</summary>
    public DatabaseSchema Translated => translated ?? throw new InvalidOperationException("No schema was translated.");

    /// <inheritdoc/>
    public SchemaTranslation Translate(DatabaseSchema source)
    {
        ArgumentNullException.ThrowIfNull(source);
        RefuseEmptyTables(source);
        translated = source with { Issues = [] };
        return new SchemaTranslation(translated, source.Tables.ToDictionary(table => table.Name), form.LedgerOf(source, options));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Render(SchemaChange change) => change switch
    {
        CreateTable create => [TableOf(create.Table, PlaceOf(create.Table))],
        AddPrimaryKey add when form.KeepsKeys && IsStored(add.Table, add.Key.Columns) => [PrimaryKeyOf(add)],
        AddUniqueConstraint { Constraint.NullsAreDistinct: true } add when form.KeepsKeys && IsStored(add.Table, add.Constraint.Columns) =>
            [UniqueIndexOf(add)],
        CommentOnTable comment when form.KeepsKeys => [.. Comments(comment.Table)],
        AddPrimaryKey or AddUniqueConstraint or AddForeignKey or AddCheck or AddExclusionConstraint => [],
        CreateSchema or CreateExtension or CreateType or CreateSequence or CreateRoutine or CreateObject => [],
        CreateIndex or CreateView or CreateTrigger or AdvanceIdentity or AnalyzeTable or CommentOnTable => [],
        RunStatement => throw new ArgumentException("Files take no statements.", nameof(change)),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A case of SchemaChange without a form."),
    };

    /// <inheritdoc/>
    public Task ApplyAsync(SchemaPlan plan, SchemaPhase phase, IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var open = database() ?? throw new InvalidOperationException("The run has not begun.");
        return Task.Run(() => Apply(open, plan, phase, progress, cancellationToken), cancellationToken);
    }

    private void Apply(FileDatabase open, SchemaPlan plan, SchemaPhase phase,
        IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        if (phase == SchemaPhase.BeforeLoad)
        {
            open.Schema = Translated;
            foreach (var place in StorageLayout.Of(plan.Changes.OfType<CreateTable>().Select(change => change.Table)))
            {
                open.Set(new Relation(place, Dialect.Attached(place.StoredAs)));
            }
        }

        foreach (var change in plan.In(phase))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(change);
            foreach (var statement in Render(change))
            {
                Execute(open, change, statement, cancellationToken);
            }
        }
    }

    private static void Execute(FileDatabase open, SchemaChange change, string statement, CancellationToken cancellationToken)
    {
        try
        {
            open.Store.Execute(statement, cancellationToken);
        }
        catch (Exception error) when (FileErrors.IsKnown(error))
        {
            throw FileErrors.Writing(Describe(change), error);
        }
    }

    private static string Describe(SchemaChange change) => change switch
    {
        CreateTable create => $"Making table {create.Table.Name}",
        AddPrimaryKey add => $"Adding the primary key of table {add.Table}",
        AddUniqueConstraint add => $"Adding a unique key of table {add.Table}",
        _ => "Changing the schema",
    };

    private static void RefuseEmptyTables(DatabaseSchema source)
    {
        var empty = source.Tables.Where(table => !table.Columns.Any(column => column.IsWritable))
            .Select(table => new SchemaIssue(SchemaIssueSeverity.Error, $"table {table.Name}",
                "It has no column that holds values, and a file needs one."))
            .ToValueList();
        if (empty.Count > 0)
        {
            throw new UnsupportedSchemaException("The schema cannot be kept in files.", empty);
        }
    }

    private static string TableOf(Table table, StoredTable place)
    {
        var columns = place.Columns.Select(column =>
            $"{Dialect.Identifier(column.StoredAs)} {column.Type.Sql}{(table.FindColumn(column.Name)!.IsNullable ? "" : " NOT NULL")}");
        var schema = place.StoredAs.Schema is { } name
            ? $"CREATE SCHEMA IF NOT EXISTS {Dialect.Identifier(DuckDbStore.Attachment)}.{Dialect.Identifier(name)};\n"
            : "";
        return $"{schema}CREATE TABLE {Dialect.Attached(place.StoredAs)} (\n    {string.Join(",\n    ", columns)}\n)";
    }

    // Values that the source computes are not stored, and so no key is made of them.
    private bool IsStored(TableName table, IEnumerable<string> columns) =>
        columns.All(name => PlaceOf(table).Columns.Any(column => column.Name == name));

    private string PrimaryKeyOf(AddPrimaryKey add)
    {
        var place = PlaceOf(add.Table);
        return $"ALTER TABLE {Dialect.Attached(place.StoredAs)} ADD PRIMARY KEY ({place.Quoted(add.Key.Columns)})";
    }

    private string UniqueIndexOf(AddUniqueConstraint add)
    {
        var place = PlaceOf(add.Table);
        var name = $"unique_{place.StoredAs.Name}_{string.Join('_', add.Constraint.Columns)}";
        return $"CREATE UNIQUE INDEX {Dialect.Identifier(name)} ON {Dialect.Attached(place.StoredAs)} "
            + $"({place.Quoted(add.Constraint.Columns)})";
    }

    private IEnumerable<string> Comments(Table table)
    {
        var place = PlaceOf(table);
        var relation = Dialect.Attached(place.StoredAs);
        return
        [
            .. table.Comment is { } comment ? [$"COMMENT ON TABLE {relation} IS {Dialect.Literal(comment)}"] : Array.Empty<string>(),
            .. table.Columns.Where(column => column is { Comment: not null, IsWritable: true })
                .Select(column => $"COMMENT ON COLUMN {relation}.{place.Quoted(column.Name)} IS {Dialect.Literal(column.Comment!)}"),
        ];
    }

    private StoredTable PlaceOf(TableName name) => database() is { } open && open.Has(name)
        ? open.Find(name).Table
        : PlaceOf(Translated.GetTable(name));

    // Before a run has given places to all tables, a table alone gets the place that it would have alone.
    private StoredTable PlaceOf(Table table) => database() is { } open && open.Has(table.Name)
        ? open.Find(table.Name).Table
        : StorageLayout.Of([table])[0];
}
