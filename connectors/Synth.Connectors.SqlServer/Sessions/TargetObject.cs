using Synth.Schema;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>Something in a target that a run may have made, and how it is removed or moved.</summary>
/// <param name="Kind">What it is, as DROP has it: <c>TABLE</c>; or <c>FOREIGN KEY</c>, <c>VERSIONING</c>.</param>
/// <param name="SchemaName">Its schema; null where it has none.</param>
/// <param name="Name">Its name.</param>
/// <param name="TableName">The table that a foreign key belongs to; null for all else.</param>
internal sealed record TargetObject(string Kind, string? SchemaName, string Name, string? TableName)
{
    public const string ForeignKey = "FOREIGN KEY";

    public const string Versioning = "VERSIONING";

    public const string XmlSchemaCollection = "XML SCHEMA COLLECTION";

    public const string Schema = "SCHEMA";

    private const string DatabaseTrigger = "DATABASE TRIGGER";
    private const string TypeKind = "TYPE";

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>The order in which kinds are removed: what others depend on comes late.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        DatabaseTrigger, Versioning, ForeignKey, "SYNONYM", "VIEW", "PROCEDURE", "FUNCTION", "TABLE",
            "SEQUENCE", TypeKind, XmlSchemaCollection, "PARTITION SCHEME", "PARTITION FUNCTION", Schema,
    ];

    /// <summary>Its name with its schema.</summary>
    public TableName FullName => new(SchemaName, Name);

    /// <summary>What tells it apart from all else in the database.</summary>
    public string Key => $"{Kind} {Dialect.Table(FullName)}{(TableName is null ? "" : $" of {TableName}")}";

    /// <summary>Whether it moves from schema to schema with all that belongs to it.</summary>
    public bool IsMovable => Kind is "TABLE" or "SEQUENCE" or TypeKind;

    /// <summary>The statement that removes it.</summary>
    public string Drop => Kind switch
    {
        ForeignKey => $"ALTER TABLE {Dialect.Table(new TableName(SchemaName, TableName!))} DROP CONSTRAINT {Dialect.Identifier(Name)}",
        DatabaseTrigger => $"DROP TRIGGER {Dialect.Identifier(Name)} ON DATABASE",
        Versioning => $"ALTER TABLE {Dialect.Table(FullName)} SET (SYSTEM_VERSIONING = OFF)",
        _ => $"DROP {Kind} {Dialect.Table(FullName)}",
    };

    /// <summary>The statement that moves it to another schema.</summary>
    public string MoveTo(string schema) =>
        $"ALTER SCHEMA {Dialect.Identifier(schema)} TRANSFER {(Kind == TypeKind ? TypeKind : "OBJECT")}::{Dialect.Table(FullName)}";

    /// <summary>Whether it is, or is in, a schema whose name begins so.</summary>
    public bool IsIn(string prefix) =>
        (Kind == Schema ? Name : SchemaName) is { } schema && schema.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
