using System.Buffers.Binary;
using Synth.Data;
using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Codes bytes by their length and by the first bytes that many families share, which say what kind of file they are; the rest is drawn
/// anew. The bytes are as a sample keeps them, see <see cref="LongValues"/>.
/// </summary>
/// <param name="Length">The codes of the length.</param>
/// <param name="Beginnings">What values begin with, as hexadecimal digits, coded from 1 on; the last code stands for none of them.</param>
internal sealed record BinaryEncoder(NumberEncoder Length, string[] Beginnings) : ColumnEncoder
{
    private const int FewestBytes = 2;
    private const int MostBytes = 8;
    private const int MostBeginnings = 40;

    private readonly byte[][] beginnings = Array.ConvertAll(Beginnings, Convert.FromHexString);

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => Beginnings.Length == 0
        ? Length.Variables
        : [.. Length.Variables, new Variable($"{Length.Variables[0].Name}, beginning", Beginnings.Length + 2, FeatureKind.Nominal)];

    /// <summary>Finds the codes of a column.</summary>
    public static BinaryEncoder Fit(string name, BinaryType type, BytesVector column, EncodingContext context)
    {
        using var lengths = LengthsOf(column);
        var units = NumberUnits.Fit(lengths);
        var most = type.MaxLength ?? int.MaxValue / 4;
        var limits = new NumberLimits(type.IsFixedLength ? most : 0, most);
        var values = Enumerable.Range(0, lengths.Count).Select(row => lengths.IsNull(row) ? null : (long?)lengths.Values[row]).ToArray();
        var length = NumberEncoderFitter.Fit($"{name}, length", units, limits, values, [], context, isDays: false, isClock: false);
        return new BinaryEncoder(length, BeginningsOf(column, context));
    }

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source)
    {
        var column = (BytesVector)source;
        using var lengths = LengthsOf(column);
        var codes = Length.Encode(lengths);
        return Beginnings.Length == 0
            ? codes
            : [.. codes, [.. Enumerable.Range(0, column.Count).Select(row => column.IsNull(row) ? (byte)0 : CodeOf(column[row]))]];
    }

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target)
    {
        var bytes = (BytesVector)target;
        var length = (int)Math.Clamp(Length.Draw(codes[0][row] - 1, draw), 0, int.MaxValue / 4);
        var room = bytes.Reserve(length);
        var rest = room;
        var word = 1000;
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(rest, draw.Bits(word++));
        }

        var last = draw.Bits(word);
        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] = (byte)(last >> (8 * i));
        }

        if (beginnings.Length > 0 && codes[1][row] <= beginnings.Length)
        {
            var beginning = beginnings[codes[1][row] - 1];
            beginning.AsSpan(0, Math.Min(beginning.Length, length)).CopyTo(room);
        }

        bytes.Commit(length);
    }

    private byte CodeOf(ReadOnlySpan<byte> value)
    {
        for (var i = 0; i < beginnings.Length; i++)
        {
            if (value.StartsWith(beginnings[i]))
            {
                return (byte)(i + 1);
            }
        }

        return (byte)(beginnings.Length + 1);
    }

    // Values that agree in two bytes agree in what all of them have in common, up to half of the shortest: no value is told whole.
    private static string[] BeginningsOf(BytesVector column, EncodingContext context) =>
    [
        .. Enumerable.Range(0, column.Count)
            .Where(row => !column.IsNull(row) && column[row].Length >= FewestBytes)
            .GroupBy(row => (column[row][0], column[row][1]))
            .Where(group => TemplateGroup.HasFamilies(group.Select(row => context.Families[row]), context.MinFamilies))
            .OrderByDescending(group => group.Count())
            .Take(MostBeginnings)
            .Select(group => Convert.ToHexString(CommonBeginning(column, [.. group])))
            .Order(StringComparer.Ordinal),
    ];

    private static byte[] CommonBeginning(BytesVector column, int[] rows)
    {
        var shortest = rows.Min(row => column[row].Length);
        var common = column[rows[0]][..Math.Clamp(shortest / 2, 1, MostBytes)].ToArray();
        foreach (var row in rows)
        {
            common = common[..column[row].CommonPrefixLength(common)];
        }

        return common;
    }

    private static FixedVector<long> LengthsOf(BytesVector column)
    {
        var lengths = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64, column.Count);
        for (var row = 0; row < column.Count; row++)
        {
            if (column.IsNull(row))
            {
                lengths.AppendNull();
            }
            else
            {
                lengths.Append(LongValues.LengthOf(column[row]));
            }
        }

        return lengths;
    }
}
