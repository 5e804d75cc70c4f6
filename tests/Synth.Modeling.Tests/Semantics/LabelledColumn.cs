using System.Globalization;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests.Semantics;

/// <summary>A column whose meaning a person has written down.</summary>
/// <param name="Meaning">What it means.</param>
/// <param name="Table">Its table.</param>
/// <param name="Column">The column.</param>
/// <param name="Values">Some values as text.</param>
internal sealed record LabelledColumn(SemanticType Meaning, string Table, Column Column, string[] Values)
{
    /// <summary>The columns of a file: meaning, table, column, type and values, parted by tabulators.</summary>
    public static IEnumerable<LabelledColumn> Read(string file)
    {
        using var stream = typeof(LabelledColumn).Assembly.GetManifestResourceStream(file)!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                var parts = line.Split('\t');
                yield return new LabelledColumn(
                    Enum.Parse<SemanticType>(parts[0]), parts[1], SchemaBuilder.Nullable(parts[2], TypeOf(parts[3])), parts[4..]);
            }
        }
    }

    /// <summary>What the column is taken for.</summary>
    public ColumnMeaning Detect()
    {
        var values = Values.Select(value => Column.Type switch
        {
            IntegerType => (object?)long.Parse(value, CultureInfo.InvariantCulture),
            FloatType => double.Parse(value, CultureInfo.InvariantCulture),
            DecimalType => (Int128)(decimal.Parse(value, CultureInfo.InvariantCulture) * 10_000),
            BooleanType => value == "1",
            _ => value,
        });
        using var vector = Vectors.Of(Column.Type, values);
        return MeaningDetector.Detect(SchemaBuilder.Table(Table, Column), Column, vector);
    }

    private static ColumnType TypeOf(string name) => name switch
    {
        "int" => new IntegerType(32),
        "bigint" => new IntegerType(64),
        "double" => new FloatType(64),
        "numeric" => new DecimalType(12, 4),
        "boolean" => new BooleanType(),
        _ => new TextType(),
    };
}
