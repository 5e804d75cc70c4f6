using Synth.Connectors.PostgreSql.Loading.Encoders;
using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Loading;

/// <summary>Writes rows of a batch in the format that all its columns can take.</summary>
internal sealed class RowEncoder
{
    private readonly ColumnEncoder[] encoders;

    /// <summary>Chooses the encoders for the columns of a batch.</summary>
    /// <param name="columns">The table's column for each column of the batch.</param>
    /// <param name="layout">The batch's columns.</param>
    public RowEncoder(IReadOnlyList<Column> columns, ValueList<ColumnLayout> layout)
    {
        var binary = columns.Select((column, i) => ColumnEncoders.ForBinary(column.Type, layout[i])).ToArray();
        IsBinary = !binary.Contains(null);
        encoders = IsBinary ? [.. binary.OfType<ColumnEncoder>()]
            : [.. columns.Select((column, i) => ColumnEncoders.ForText(column.Type, layout[i]))];
    }

    /// <summary>Whether the COPY is in binary format rather than in text.</summary>
    public bool IsBinary { get; }

    public void WriteHeader(CopyWriter writer) => writer.Write(IsBinary ? CopyFormat.Header : []);

    /// <summary>Writes a row.</summary>
    /// <returns>The position of the column whose type cannot hold its value; -1 when all is well.</returns>
    public int WriteRow(IReadOnlyList<ColumnVector> vectors, int row, CopyWriter writer) =>
        IsBinary ? WriteBinaryRow(vectors, row, writer) : WriteTextRow(vectors, row, writer);

    public void WriteTrailer(CopyWriter writer)
    {
        if (IsBinary)
        {
            writer.WriteInt16(CopyFormat.EndOfRows);
        }
    }

    private int WriteBinaryRow(IReadOnlyList<ColumnVector> vectors, int row, CopyWriter writer)
    {
        writer.WriteInt16((short)encoders.Length);
        for (var i = 0; i < encoders.Length; i++)
        {
            if (vectors[i].IsNull(row))
            {
                writer.WriteInt32(CopyFormat.NullLength);
            }
            else if (!encoders[i].TryEncode(vectors[i], row, writer))
            {
                return i;
            }
        }

        return -1;
    }

    private int WriteTextRow(IReadOnlyList<ColumnVector> vectors, int row, CopyWriter writer)
    {
        for (var i = 0; i < encoders.Length; i++)
        {
            writer.Write(i == 0 ? [] : "\t"u8);
            if (vectors[i].IsNull(row))
            {
                writer.Write("\\N"u8);
            }
            else if (!encoders[i].TryEncode(vectors[i], row, writer))
            {
                return i;
            }
        }

        writer.WriteByte((byte)'\n');
        return -1;
    }
}
