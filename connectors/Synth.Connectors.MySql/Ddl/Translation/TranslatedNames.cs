using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>The names of objects in the target; what had to be called otherwise is in the ledger.</summary>
internal sealed class TranslatedNames
{
    private readonly List<LedgerEntry> ledger;
    private readonly Dictionary<TableName, TableName> tables = [];
    private readonly NameAllocator relations;

    // Names of foreign keys and checks are unique in the whole database on some versions.
    private readonly NameAllocator constraints = new(hasCase: false);

    public TranslatedNames(DatabaseSchema source, ServerFacts facts, List<LedgerEntry> ledger)
    {
        this.ledger = ledger;
        relations = new NameAllocator(facts.HasCaseInTableNames, facts.LowersTableNames);
        relations.Allocate(RunRecordSql.Table);
        foreach (var name in source.Tables.Select(table => table.Name))
        {
            tables.Add(name, AllocateRelation(name, "table"));
        }
    }

    /// <summary>The name of a table of the source; null when the source has no such table.</summary>
    public TableName? Table(TableName name) => tables.GetValueOrDefault(name);

    /// <summary>A name for a sequence, which shares its namespace with the tables.</summary>
    public TableName Sequence(TableName name) => AllocateRelation(name, "sequence");

    /// <summary>A name for a foreign key or a check.</summary>
    public string Constraint(string wanted, string subject, bool isReported = true) =>
        Report(wanted, constraints.Allocate(wanted), subject, isReported);

    /// <summary>Notes a name that differs from the source's.</summary>
    public string Report(string wanted, string given, string subject, bool isReported = true)
    {
        if (isReported && wanted != given)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Translated, subject,
                $"It is called {given}: the name was too long, taken, or has characters that names cannot have."));
        }

        return given;
    }

    // There are no schemas: a name that two of them have is told apart by its schema.
    private TableName AllocateRelation(TableName name, string kind)
    {
        var isTaken = name.Schema is not null && tables.Values.Any(taken => taken.Name == name.Name);
        var wanted = isTaken ? $"{name.Schema}_{name.Name}" : name.Name;
        return new TableName(Report(name.Name, relations.Allocate(wanted), $"{kind} {name}"));
    }
}
