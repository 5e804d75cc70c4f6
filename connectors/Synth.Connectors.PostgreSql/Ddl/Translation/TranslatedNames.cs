using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>The names of tables and of other relations in the target; what had to be called otherwise is in the ledger.</summary>
internal sealed class TranslatedNames
{
    private readonly string defaultSchema;
    private readonly List<LedgerEntry> ledger;
    private readonly Dictionary<string, NameAllocator> relations = [];
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
    public TableName Relation(TableName name) => Allocate(name, "sequence");

    /// <summary>A name for an index, or for a key, which is one, in the schema of a table.</summary>
    public string Index(TableName targetTable, string wanted, bool isReported) =>
        Report(wanted, RelationsOf(targetTable.Schema!).Allocate(wanted), $"index {wanted} of {targetTable}", isReported);

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
        return new TableName(schema, Report(name.Name, RelationsOf(schema).Allocate(name.Name), $"{kind} {name}"));
    }

    private NameAllocator RelationsOf(string schema) =>
        relations.TryGetValue(schema, out var found) ? found : relations[schema] = new NameAllocator();
}
