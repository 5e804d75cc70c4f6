using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Writes vectors as an array of columns, each its storage and its values as text (bytes as base64), null where null.</summary>
internal sealed class ColumnVectorsJsonConverter : JsonConverter<IReadOnlyList<ColumnVector>>
{
    private sealed record Column(StorageKind Storage, string?[] Values);

    /// <inheritdoc/>
    public override IReadOnlyList<ColumnVector> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. (JsonSerializer.Deserialize<Column[]>(ref reader, options) ?? []).Select(Parse)];

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<ColumnVector> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Select(vector => Format(vector)).ToArray(), options);

    private static Column Format(ColumnVector vector)
    {
        var values = new string?[vector.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = vector.IsNull(row) ? null : Format(vector, row);
        }

        return new Column(vector.Kind, values);
    }

    private static string Format(ColumnVector vector, int row) => vector switch
    {
        FixedVector<long> integers => integers.Values[row].ToString(CultureInfo.InvariantCulture),
        FixedVector<double> reals => reals.Values[row].ToString("R", CultureInfo.InvariantCulture),
        FixedVector<Int128> decimals => decimals.Values[row].ToString(CultureInfo.InvariantCulture),
        FixedVector<Guid> uuids => uuids.Values[row].ToString("D"),
        BytesVector bytes when vector.Kind == StorageKind.Binary => Convert.ToBase64String(bytes[row]),
        BytesVector text => text.GetString(row)!,
        _ => throw new ArgumentOutOfRangeException(nameof(vector), vector.Kind, "A storage without a text form."),
    };

    private static ColumnVector Parse(Column column)
    {
        var vector = ColumnVector.Create(column.Storage, column.Values.Length);
        foreach (var value in column.Values)
        {
            try
            {
                Append(vector, value);
            }
            catch (FormatException exception)
            {
                throw new JsonException($"A value of a copied table is no {column.Storage}.", exception);
            }
        }

        return vector;
    }

    private static void Append(ColumnVector vector, string? value)
    {
        switch (vector)
        {
            case var _ when value is null:
                vector.AppendNull();
                break;
            case FixedVector<long> integers:
                integers.Append(long.Parse(value, CultureInfo.InvariantCulture));
                break;
            case FixedVector<double> reals:
                reals.Append(double.Parse(value, CultureInfo.InvariantCulture));
                break;
            case FixedVector<Int128> decimals:
                decimals.Append(Int128.Parse(value, CultureInfo.InvariantCulture));
                break;
            case FixedVector<Guid> uuids:
                uuids.Append(Guid.ParseExact(value, "D"));
                break;
            case BytesVector bytes when vector.Kind == StorageKind.Binary:
                bytes.Append(Convert.FromBase64String(value).AsSpan());
                break;
            case BytesVector text:
                text.Append(value);
                break;
        }
    }
}
