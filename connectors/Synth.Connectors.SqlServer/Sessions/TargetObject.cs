namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>Something in a target that a run may have made, and how it is removed.</summary>
/// <param name="Kind">What it is, as DROP has it: <c>TABLE</c>; or <c>FOREIGN KEY</c>, <c>VERSIONING</c>.</param>
/// <param name="SchemaName">Its schema; null where it has none.</param>
/// <param name="Name">Its name.</param>
/// <param name="TableName">The table that a foreign key belongs to; null for all else.</param>
internal sealed record TargetObject(string Kind, string? SchemaName, string Name, string? TableName)
{
    public const string ForeignKey = "FOREIGN KEY";

    public const string Versioning = "VERSIONING";

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>The order in which kinds are removed: what others depend on comes late.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        Versioning, ForeignKey, "SYNONYM", "VIEW", "PROCEDURE", "FUNCTION", "TABLE", "SEQUENCE", "TYPE", "PARTITION SCHEME", "PARTITION FUNCTION", "SCHEMA",
    ];

    /// <summary>What tells it apart from all else in the database.</summary>
    public string Key => $"{Kind} {Dialect.Table(new Synth.Schema.TableName(SchemaName, Name))}{(TableName is null ? "" : $" of {TableName}")}";

    /// <summary>The statement that removes it.</summary>
    public string Drop => Kind switch
    {
        ForeignKey => $"ALTER TABLE {Dialect.Table(new Synth.Schema.TableName(SchemaName, TableName!))} DROP CONSTRAINT {Dialect.Identifier(Name)}",
        Versioning => $"ALTER TABLE {Dialect.Table(new Synth.Schema.TableName(SchemaName, Name))} SET (SYSTEM_VERSIONING = OFF)",
        _ => $"DROP {Kind} {Dialect.Table(new Synth.Schema.TableName(SchemaName, Name))}",
    };
}
