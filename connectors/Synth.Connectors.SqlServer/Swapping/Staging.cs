using Synth.Schema;

namespace Synth.Connectors.SqlServer.Swapping;

/// <summary>
/// Where a run builds: under the names that users will see, or, while <see cref="IsActive"/>, in schemas beside theirs, one for each, whose
/// names begin with <c>synth.new.</c>; the generation before is kept in those that begin with <c>synth.old.</c>. What is made of a text
/// that speaks of final names (views, routines, triggers) waits for the swap.
/// </summary>
internal sealed class Staging
{
    public const string NewPrefix = "synth.new.";

    public const string OldPrefix = "synth.old.";

    private const int MostCharacters = 128;

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    private readonly List<SchemaChange> postponed = [];

    /// <summary>Whether the run builds beside what is there.</summary>
    public bool IsActive { get; private set; }

    /// <summary>The changes that are carried out by the swap, in order.</summary>
    public IReadOnlyList<SchemaChange> Postponed => postponed;

    /// <summary>From here on the run builds beside what is there.</summary>
    public void Begin()
    {
        IsActive = true;
        postponed.Clear();
    }

    /// <summary>From here on things are where users see them.</summary>
    public void End() => IsActive = false;

    /// <summary>Leaves a change to the swap.</summary>
    public void Postpone(SchemaChange change) => postponed.Add(change);

    /// <summary>Where something is while the run builds.</summary>
    /// <exception cref="SafetyException">The name of its schema leaves no room for the prefix.</exception>
    public TableName Of(TableName name) => IsActive && name.Schema is { } schema ? name with { Schema = NameOf(NewPrefix, schema) } : name;

    /// <summary>A table with its references as it is while the run builds. Defaults that a sequence gives come with the swap.</summary>
    public Table Of(Table table) => !IsActive ? table : table with
    {
        Name = Of(table.Name),
        ForeignKeys = table.ForeignKeys.Select(Of).ToValueList(),
        Indexes = table.Indexes.Select(index => Of(table.Name, index)).ToValueList(),
        Columns = table.Columns.Select(Of).ToValueList(),
    };

    public ForeignKey Of(ForeignKey key) => key with { ReferencedTable = Of(key.ReferencedTable) };

    /// <summary>An index of a table; the statement of one that has its own names the table once, behind the index.</summary>
    public Synth.Schema.Index Of(TableName table, Synth.Schema.Index index) => index.Definition is not { } definition ? index : index with
    {
        Definition = definition.Replace($" ON {Dialect.Table(table)}", $" ON {Dialect.Table(Of(table))}", StringComparison.Ordinal),
    };

    public UserType Of(UserType type) => type with
    {
        Name = Of(type.Name),
        Definition = type.Definition.Replace($"CREATE TYPE {Dialect.Table(type.Name)} ",
            $"CREATE TYPE {Dialect.Table(Of(type.Name))} ", StringComparison.Ordinal),
    };

    /// <summary>Whether a default is a number of a sequence: such a one binds the sequence to its schema.</summary>
    public static bool IsOfSequence(Column column) => column.Default switch
    {
        { Spelling: { } spelling } => spelling.Contains(SwapSql.NextValue, StringComparison.OrdinalIgnoreCase),
        ExpressionDefault expression => expression.Sql.Contains(SwapSql.NextValue, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>The schema of a kind that stands beside a schema of users.</summary>
    /// <exception cref="SafetyException">The name leaves no room for the prefix.</exception>
    public static string NameOf(string prefix, string schema) => prefix.Length + schema.Length <= MostCharacters
        ? prefix + schema
        : throw new SafetyException(
            $"Schema {schema} cannot be replaced: its name is longer than {MostCharacters - prefix.Length} characters, and generations "
            + $"are kept under longer ones.");

    // The text of an alias type is its name.
    private Column Of(Column column) => column with
    {
        Default = IsOfSequence(column) ? null : column.Default,
        NativeType = column.Type is DomainType { Name: var name }
            && column.NativeType == Dialect.Table(name) ? Dialect.Table(Of(name)) : column.NativeType,
    };
}
