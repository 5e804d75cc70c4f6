using Synth.Connectors.Files.DuckDb;
using Synth.Schema;

namespace Synth.Connectors.Files.Storage;

/// <summary>Files that are open, as DuckDB sees them.</summary>
internal sealed class FileDatabase : IDisposable
{
    private readonly Dictionary<TableName, Relation> relations;

    /// <param name="store">The instance of DuckDB, which this becomes the owner of.</param>
    /// <param name="path">Where the files are, for people.</param>
    /// <param name="schema">What they hold.</param>
    /// <param name="relations">Its tables.</param>
    public FileDatabase(DuckDbStore store, string path, DatabaseSchema schema, IEnumerable<Relation> relations)
    {
        Store = store;
        Path = path;
        Schema = schema;
        this.relations = relations.ToDictionary(relation => relation.Table.Name);
    }

    /// <summary>The instance of DuckDB.</summary>
    public DuckDbStore Store { get; }

    /// <summary>Where the files are, for people.</summary>
    public string Path { get; }

    /// <summary>What they hold.</summary>
    public DatabaseSchema Schema { get; set; }

    /// <summary>What the files were when they were opened; null where DuckDB keeps them open.</summary>
    public FileFingerprints? Fingerprints { get; init; }

    /// <summary>How often tables were changed; what was made of them at an earlier count is out of date.</summary>
    public int Changes { get; private set; }

    /// <summary>The tables, in order of their places.</summary>
    public IEnumerable<Relation> Relations => relations.Values;

    /// <summary>The table of that name in the schema.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Relation Find(TableName name) => relations.TryGetValue(name, out var relation)
        ? relation
        : throw new ArgumentException($"{Path} has no table {name}.", nameof(name));

    /// <summary>Whether there is a table of that name in the schema.</summary>
    public bool Has(TableName name) => relations.ContainsKey(name);

    /// <summary>Adds a table, or replaces what is known of it.</summary>
    public void Set(Relation relation)
    {
        relations[relation.Table.Name] = relation;
        Changes++;
    }

    /// <inheritdoc/>
    public void Dispose() => Store.Dispose();
}
