using System.Text;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Writes keys that follow from the position of a row: their form in the source is not learned.</summary>
internal static class PrivateKeys
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int LongestText = 8;

    /// <summary>Appends the key of a row.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="table">The table, for errors.</param>
    /// <param name="column">The column.</param>
    /// <param name="number">The row's number, from 1.</param>
    /// <exception cref="UnsupportedSchemaException">Different values of the column's type cannot be made.</exception>
    public static void Append(ColumnVector target, TableName table, Column column, long number)
    {
        switch (column.Type.WithoutDomain())
        {
            case TextType text:
                ((BytesVector)target).Append(Encoding.ASCII
                    .GetBytes(TextOf(number, Math.Clamp(text.MaxLength ?? LongestText, 1, LongestText))));
                break;
            case UuidType:
                AppendUuid(target, RandomStream.Mix((ulong)number));
                break;
            case var type when NumberScale.Of(type) is { } scale:
                scale.Append(target, number * UnitsOf(type, scale));
                break;
            default:
                throw new UnsupportedSchemaException(
                    "The values of a key cannot be made.",
                    [new SchemaIssue(
                        SchemaIssueSeverity.Error, $"table {table}, column {column.Name}",
                            $"different values of type {column.NativeType} cannot be made.")]);
        }
    }

    /// <summary>Appends an identifier of version 4 and variant 1 (RFC 9562).</summary>
    /// <param name="target">Where to.</param>
    /// <param name="bits">Random bits.</param>
    public static void AppendUuid(ColumnVector target, ulong bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, bits);
        BitConverter.TryWriteBytes(bytes[8..], RandomStream.Mix(~bits));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        ((FixedVector<Guid>)target).Append(new Guid(bytes, bigEndian: true));
    }

    private static long UnitsOf(ColumnType type, NumberScale scale) => (type.WithoutDomain(), scale.IsWhole) switch
    {
        (DecimalType { Scale: { } digits and > 0 }, true) => (long)DecimalValues.PowerOfTen(Math.Min(digits, 9)),
        (_, false) => (long)DecimalValues.PowerOfTen(4),
        _ => 1,
    };

    private static string TextOf(long number, int length)
    {
        var text = new char[length];
        for (var i = length - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(number % Digits.Length)];
            number /= Digits.Length;
        }

        return new string(text);
    }
}
