using System.Globalization;
using System.Text.Json.Nodes;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Learns plain values of trees by the rules of columns.</summary>
/// <param name="context">Says how many families must share what.</param>
/// <param name="subject">The column, for errors.</param>
internal sealed class StructureLeafFitter(EncodingContext context, string subject)
{
    private const string Date = "yyyy-MM-dd";
    private const double MostExactNumber = 9e15;

    private static readonly string[] Timestamps =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
        "yyyy-MM-dd'T'HH:mm:ss'+00:00'", "yyyy-MM-dd HH:mm:ss'+00'",
        "yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd HH:mm",
    ];

    /// <summary>The kinds of texts: dates, timestamps, and all others; all values of a place are of one kind.</summary>
    public static (char Kind, string? Format) KindOf(IEnumerable<string> texts)
    {
        var known = texts.ToArray();
        return Array.TrueForAll(known, text => TryDate(text, Date)) ? ('D', Date)
            : Timestamps.FirstOrDefault(format => Array.TrueForAll(known, text => TryDate(text, format))) is { } found ? ('T', found)
            : ('s', null);
    }

    /// <summary>Learns values of one kind; null where none can be made.</summary>
    /// <param name="name">The name of the place, which may say what its values mean.</param>
    /// <param name="values">The values, none null, with their families.</param>
    public StructureLeaf? Fit(string name, IReadOnlyList<(JsonNode Node, int Family)> values)
    {
        var kind = values[0].Node.GetValueKind();
        var (form, format) = kind switch
        {
            System.Text.Json.JsonValueKind.String => KindOf(values.Select(value => value.Node.GetValue<string>())),
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => ('b', null),
            _ => ('n', null),
        };
        var numbers = form == 'n' ? values.Select(value => NumberOf(value.Node)).ToArray() : [];
        ColumnType type = form switch
        {
            'b' => new BooleanType(),
            'D' => new DateType(),
            's' => new TextType(),
            'n' when !Array.TrueForAll(numbers, number => number == Math.Floor(number) && Math.Abs(number) < MostExactNumber) =>
                new FloatType(64),
            _ => new IntegerType(64),
        };
        using var vector = ColumnVector.Create(ColumnLayout.StorageOf(type), values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            Append(vector, form, format, values[i].Node, numbers.ElementAtOrDefault(i));
        }

        return Fit(name, form, format, type, vector, [.. values.Select(value => value.Family)]);
    }

    /// <summary>Learns how long arrays are.</summary>
    public StructureLeaf FitLengths(IReadOnlyList<(JsonArray Items, int Family)> arrays)
    {
        using var vector = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64, arrays.Count);
        foreach (var (items, _) in arrays)
        {
            vector.Append(items.Count);
        }

        return Fit("length", 'n', null, new IntegerType(32, IsUnsigned: true), vector, [.. arrays.Select(array => array.Family)])!;
    }

    /// <summary>The codes of values; 0 where there is none, or none of the leaf's form.</summary>
    public static byte[] Encode(StructureLeaf leaf, JsonNode?[] values)
    {
        using var vector = ColumnVector.Create(leaf.Storage, values.Length);
        foreach (var value in values)
        {
            if (value is null || (leaf.Format is not null && !TryDate(value.GetValue<string>(), leaf.Format)))
            {
                vector.AppendNull();
            }
            else
            {
                Append(vector, leaf.Kind, leaf.Format, value, leaf.Kind == 'n' ? NumberOf(value) : 0);
            }
        }

        return leaf.Encoder!.Encode(vector)[0];
    }

    private StructureLeaf? Fit(string name, char kind, string? format, ColumnType type, ColumnVector vector, int[] families)
    {
        var column = new Column { Name = name, Type = type, NativeType = "", IsNullable = false };
        var table = new Table { Name = new TableName("values"), Columns = [column] };
        var own = context with
        {
            Families = families,
            FamilyCount = families.Distinct().Count(),
            Meanings = new TableMeanings(table, asked => asked == name ? vector : null, FitOptions.Default).Alone(name),
        };
        var encoder = EncoderFactory.Fit(column, vector, own, subject);
        if (encoder.Variables.Count > 1)
        {
            return null;
        }

        var counts = new int[encoder.Variables.Count == 0 ? 1 : encoder.Variables[0].BinCount];
        foreach (var code in encoder.Encode(vector).SelectMany(codes => codes))
        {
            counts[code]++;
        }

        return new StructureLeaf(kind, families.Length, vector.Kind, encoder, counts, format);
    }

    private static void Append(ColumnVector vector, char kind, string? format, JsonNode node, double number)
    {
        switch (vector, kind)
        {
            case (FixedVector<long> truth, 'b'):
                truth.Append(node.GetValue<bool>() ? 1 : 0);
                break;
            case (FixedVector<long> days, 'D'):
                days.Append(DateOnly.ParseExact(node.GetValue<string>(), Date, CultureInfo.InvariantCulture).DayNumber);
                break;
            case (FixedVector<long> seconds, 'T'):
                seconds.Append(DateTime.ParseExact(node.GetValue<string>(), format!, CultureInfo.InvariantCulture)
                    .Ticks / TimeSpan.TicksPerSecond);
                break;
            case (FixedVector<long> integers, _):
                integers.Append((long)number);
                break;
            case (FixedVector<double> reals, _):
                reals.Append(number);
                break;
            case (BytesVector text, _):
                text.Append(node.GetValue<string>());
                break;
        }
    }

    /// <summary>A number of a tree, whatever it was made of.</summary>
    public static double NumberOf(JsonNode node) =>
        double.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : 0;

    private static bool TryDate(string text, string format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
