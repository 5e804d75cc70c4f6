using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>
/// The names of tables, sequences and constraints, which share one namespace in each schema, and of indexes, which have one in each table;
/// what had to be called otherwise is in the ledger.
/// </summary>
internal sealed class TranslatedNames
{
    private readonly string defaultSchema;
    private readonly List<LedgerEntry> ledger;
    private readonly Dictionary<string, NameAllocator> objects = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<TableName, NameAllocator> indexes = [];
    private readonly Dictionary<TableName, TableName> tables;

    public TranslatedNames(DatabaseSchema source, string defaultSchema, List<LedgerEntry> ledger)
    {
        this.defaultSchema = defaultSchema;
        this.ledger = ledger;
        tables = source.Tables.ToDictionary(table => table.Name, table => Allocate(table.Name, "table"));
    }

    /// <summary>The name of a table of the source; null when the source has no such table.</summary>
    public TableName? Table(TableName name) => tables.GetValueOrDefault(name);

    /// <summary>A name for a sequence.</summary>
    public TableName Sequence(TableName name) => Allocate(name, "sequence");

    /// <summary>A name for a constraint in the schema of a table.</summary>
    /// <param name="targetTable">The table in the target.</param>
    /// <param name="given">The name in the source; null where it has none.</param>
    /// <param name="usual">The name to take then.</param>
    public string Constraint(TableName targetTable, string? given, string usual)
    {
        var wanted = given ?? usual;
        return Report(wanted, ObjectsOf(targetTable.Schema!)
            .Allocate(wanted), $"constraint {wanted} of {targetTable}", isReported: given is not null);
    }

    /// <summary>A name for a key, which is a constraint and an index.</summary>
    public string Key(TableName targetTable, string? given, string usual) =>
        IndexesOf(targetTable).Allocate(Constraint(targetTable, given, usual));

    /// <summary>A name for an index of a table.</summary>
    public string Index(TableName targetTable, string wanted) =>
        Report(wanted, IndexesOf(targetTable).Allocate(wanted), $"index {wanted} of {targetTable}");

    /// <summary>Notes a name that differs from the source's.</summary>
    public string Report(string wanted, string given, string subject, bool isReported = true)
    {
        if (isReported && wanted != given)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Translated, subject, $"It is called {given}: the name was empty, too long or taken."));
        }

        return given;
    }

    private TableName Allocate(TableName name, string kind)
    {
        var schema = name.Schema ?? defaultSchema;
        return new TableName(schema, Report(name.Name, ObjectsOf(schema).Allocate(name.Name), $"{kind} {name}"));
    }

    private NameAllocator ObjectsOf(string schema) => objects.TryGetValue(schema, out var found)
        ? found
        : objects[schema] = new NameAllocator();

    private NameAllocator IndexesOf(TableName table) => indexes.TryGetValue(table, out var found)
        ? found
        : indexes[table] = new NameAllocator();
}
