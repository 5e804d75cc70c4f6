namespace Synth.Schema;

/// <summary>
/// Everything a catalog says about a database, in neutral terms. Immutable and value-equal:
/// reading back what was written gives an equal schema.
/// </summary>
public sealed record DatabaseSchema
{
    /// <summary>
    /// The <see cref="Engine"/> of a schema that no engine made: native types are empty, and its SQL texts are such as every
    /// engine takes, so that a target keeps them.
    /// </summary>
    public const string NeutralEngine = "synth";

    /// <summary>
    /// The engine whose dialect the SQL texts in it are in: <c>postgresql</c>, <c>sqlite</c>, …, or <see cref="NeutralEngine"/>.
    /// </summary>
    public required string Engine { get; init; }

    /// <summary>
    /// The version as the engine gives it, where products or versions of the engine take each other's SQL texts differently
    /// (<c>8.0.36</c>, <c>10.11.6-MariaDB</c>); null elsewhere.
    /// </summary>
    public string? EngineVersion { get; init; }

    /// <summary>The tables, ordered by name.</summary>
    public required ValueList<Table> Tables { get; init; }

    /// <summary>The schemas that hold the objects, ordered; empty on engines without schemas.</summary>
    public ValueList<string> Schemas { get; init; } = [];

    /// <summary>Enums, domains and composite types.</summary>
    public ValueList<UserType> Types { get; init; } = [];

    /// <summary>Sequences that belong to no column.</summary>
    public ValueList<Sequence> Sequences { get; init; } = [];

    /// <summary>Views in an order in which they can be created.</summary>
    public ValueList<View> Views { get; init; } = [];

    /// <summary>Functions and procedures.</summary>
    public ValueList<Routine> Routines { get; init; } = [];

    /// <summary>Triggers.</summary>
    public ValueList<Trigger> Triggers { get; init; } = [];

    /// <summary>Objects that only the engine itself understands, in an order in which they can be created.</summary>
    public ValueList<EngineObject> Objects { get; init; } = [];

    /// <summary>
    /// Which objects need another one to be created, as far as the order of the lists and the places of routines and objects do not say
    /// it; ordered.
    /// </summary>
    public ValueList<ObjectDependency> Dependencies { get; init; } = [];

    /// <summary>The collation of columns that name none; null where the engine has no such thing.</summary>
    public string? Collation { get; init; }

    /// <summary>
    /// Extensions of the engine that the objects need, each with the schema it is installed in; without one where it brings its own.
    /// </summary>
    public ValueList<TableName> Extensions { get; init; } = [];

    /// <summary>What the reader met and could not describe fully.</summary>
    public ValueList<SchemaIssue> Issues { get; init; } = [];

    /// <summary>What the user took out of it.</summary>
    public ValueList<LedgerEntry> LeftOut { get; init; } = [];

    /// <summary>The table of that name, or null.</summary>
    public Table? FindTable(TableName name) => Tables.FirstOrDefault(table => table.Name == name);

    /// <summary>The table of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Table GetTable(TableName name) =>
        FindTable(name) ?? throw new ArgumentException($"The schema has no table {name}.", nameof(name));
}
