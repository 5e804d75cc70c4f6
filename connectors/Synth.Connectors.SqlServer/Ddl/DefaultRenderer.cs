using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>Defaults as they follow DEFAULT. Pure.</summary>
internal static class DefaultRenderer
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>The constant or expression.</summary>
    /// <param name="value">The default.</param>
    /// <param name="nativeType">The column's type.</param>
    public static string Render(DefaultValue value, string nativeType) => value switch
    {
        { Spelling: { } spelling } => spelling,
        LiteralDefault literal => RenderLiteral(literal, nativeType),
        ExpressionDefault expression => expression.Sql,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A case of DefaultValue without SQL."),
    };

    /// <summary>
    /// What the catalog would have for a constant that is written as usual: numbers within two pairs of parentheses, all else within one.
    /// </summary>
    public static string AsCatalogHasIt(LiteralDefault literal, string nativeType) =>
        literal is { Text: not null, IsQuoted: false }
            ? $"(({RenderLiteral(literal, nativeType)}))"
            : $"({RenderLiteral(literal, nativeType)})";

    private static string RenderLiteral(LiteralDefault literal, string nativeType) => literal switch
    {
        { Text: null } => "NULL",
        { IsQuoted: false } => literal.Text,
        _ when IsUnicode(nativeType) => Dialect.Literal(literal.Text),
        _ => Dialect.Literal(literal.Text)[1..],
    };

    private static bool IsUnicode(string nativeType) =>
        nativeType.StartsWith("nvarchar", StringComparison.Ordinal)
            || nativeType.StartsWith("nchar", StringComparison.Ordinal) || nativeType is "ntext" or "sysname";
}
