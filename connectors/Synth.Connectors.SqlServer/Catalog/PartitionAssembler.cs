using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Makes partition functions and schemes. All partitions lie in the primary file group of the target. Pure.</summary>
internal sealed class PartitionAssembler(CatalogRows rows)
{
    public const string FunctionKind = "partition function";

    public const string SchemeKind = "partition scheme";

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    // Those whose constants stand without quotes.
    private static readonly string[] Bare =
    [
        "bit", "tinyint", "smallint", "int", "bigint", "decimal", "numeric", "money", "smallmoney", "float", "real", "binary", "varbinary",
    ];

    private readonly ILookup<int, string?> values = rows.PartitionValues.ToLookup(row => row.FunctionId, row => row.Value);

    public IEnumerable<EngineObject> Assemble() =>
    [
        .. rows.PartitionFunctions.DistinctBy(row => row.FunctionId).Select(Function),
        .. rows.PartitionFunctions.Where(row => row.SchemeName is not null).Select(Scheme),
    ];

    private EngineObject Function(PartitionFunctionRow row)
    {
        var type = NativeType.Of(row.TypeName, row.MaxLength, row.Precision, row.Scale).Text;
        var side = row.IsRight ? "RIGHT" : "LEFT";
        var boundaries = string.Join(", ", values[row.FunctionId].Select(value => Boundary(row.TypeName, value)));
        return new EngineObject(
            FunctionKind,
            new TableName(row.Name),
            $"CREATE PARTITION FUNCTION {Dialect.Identifier(row.Name)} ({type}) AS RANGE {side} FOR VALUES ({boundaries})")
        {
            Placement = RoutinePlacement.BeforeTables,
        };
    }

    private static EngineObject Scheme(PartitionFunctionRow row) => new(
        SchemeKind,
        new TableName(row.SchemeName!),
        $"CREATE PARTITION SCHEME {Dialect.Identifier(row.SchemeName!)} AS PARTITION {Dialect.Identifier(row.Name)} ALL TO ([PRIMARY])")
    {
        Placement = RoutinePlacement.BeforeTables,
    };

    private static string Boundary(string typeName, string? value) =>
        value is null ? "NULL" : Bare.Contains(typeName) ? value : Dialect.Literal(value);
}
