namespace Synth.Schema.Expressions.Parsing;

/// <summary>What the types are called in casts, in any dialect.</summary>
internal static class TypeNames
{
    private const int UsualDigits = 6;

    /// <summary>The type for a name; a domain of unknown content when the name is not that of a plain type.</summary>
    /// <param name="syntax">The dialect.</param>
    /// <param name="schema">The schema before the name; null for none.</param>
    /// <param name="name">The words of the name with one blank between them.</param>
    /// <param name="sizes">The numbers in brackets behind it.</param>
    public static ColumnType Bind(SqlSyntax syntax, string? schema, string name, int[] sizes) => (schema, name.ToUpperInvariant()) switch
    {
        (null or "pg_catalog", var known) when Plain(syntax, known, sizes) is { } type => type,
        _ => new DomainType(new TableName(schema, name), new UnsupportedType()),
    };

    private static ColumnType? Plain(SqlSyntax syntax, string name, int[] sizes) => name switch
    {
        "BOOLEAN" or "BOOL" or "BIT" when syntax != SqlSyntax.PostgreSql || name != "BIT" => new BooleanType(),
        "TINYINT" => new IntegerType(8),
        "SMALLINT" or "INT2" => new IntegerType(16),
        "INTEGER" when syntax == SqlSyntax.Sqlite => new IntegerType(64),
        "INTEGER" or "INT" or "INT4" => new IntegerType(32),
        "BIGINT" or "INT8" or "SIGNED" or "SIGNED INTEGER" => new IntegerType(64),
        "UNSIGNED" or "UNSIGNED INTEGER" => new IntegerType(64, IsUnsigned: true),
        "NUMERIC" or "DECIMAL" => new DecimalType(At(sizes, 0), At(sizes, 0) is null ? null : At(sizes, 1) ?? 0),
        "REAL" when syntax == SqlSyntax.Sqlite => new FloatType(64),
        "REAL" or "FLOAT4" => new FloatType(32),
        "DOUBLE PRECISION" or "DOUBLE" or "FLOAT" or "FLOAT8" => new FloatType(64),
        "TEXT" or "NTEXT" or "LONGTEXT" => new TextType(),
        "CHARACTER VARYING" or "VARCHAR" or "NVARCHAR" => new TextType(At(sizes, 0)),
        // A cast to CHAR of MySQL pads nothing; bpchar is a character of any length.
        "CHAR" when syntax == SqlSyntax.MySql => new TextType(At(sizes, 0)),
        "CHARACTER" or "CHAR" or "NCHAR" => new TextType(At(sizes, 0) ?? 1, IsFixedLength: true),
        "BPCHAR" => new TextType(At(sizes, 0), IsFixedLength: true),
        "DATE" => new DateType(),
        "TIME" or "TIME WITHOUT TIME ZONE" => new TimeType(At(sizes, 0) ?? UsualDigits),
        "TIMESTAMP" or "TIMESTAMP WITHOUT TIME ZONE" or "DATETIME" or "DATETIME2" => new TimestampType(At(sizes, 0) ?? UsualDigits),
        "TIMESTAMPTZ" or "TIMESTAMP WITH TIME ZONE" or "DATETIMEOFFSET" => new TimestampType(At(sizes, 0) ?? UsualDigits, IsInstant: true),
        "UUID" or "UNIQUEIDENTIFIER" => new UuidType(),
        "JSON" => new JsonType(),
        "JSONB" => new JsonType(IsBinary: true),
        _ => null,
    };

    private static int? At(int[] sizes, int index) => index < sizes.Length ? sizes[index] : null;
}
